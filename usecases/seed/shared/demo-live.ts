import type { EntryContent } from '#core/live/entry-content.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';
import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import {
  addEntryVersion,
  insertEntry,
  insertEntryNote,
  nextChange,
  openCoverage,
  updateCoverage,
  updateEntry,
} from '#db/queries/live/live.ts';
import { sha256 } from '#platform/text/hash.ts';
import { newId as newIdAt } from '#platform/time/new-id.ts';
import type { Services } from '../../context.ts';
import { entryHash } from '../../live/shared/entry-version.ts';
import type { DemoLive } from './demo-files.ts';
import { type DemoIds, need } from './demo-people.ts';

type Setting = {
  readonly live: DemoLive;
  readonly ids: DemoIds & { readonly media: ReadonlyMap<string, string> };
  readonly articleId: string;
  readonly approver: string;
  readonly seededAt: Date;
};

/**
 * Opens the coverage of a live story and inserts its entries, oldest first. Returns the time of the last
 * public change.
 */
export async function addDemoLive(
  services: Pick<Services, 'newId'>,
  tx: Transaction,
  setting: Setting,
): Promise<Date> {
  const { live, articleId, approver } = setting;
  const openedAt = agoAt(setting, live.opened);
  await openCoverage(tx, { articleId, openedBy: approver, openedAt });
  await record(tx, setting, { act: 'open', actorId: approver, at: openedAt, detail: {} });
  let newest = openedAt;
  for (const entry of live.entries.toSorted((one, other) => other.minutesAgo - one.minutesAgo)) {
    newest = (await addEntry(services, tx, { ...setting, entry })) ?? newest;
  }
  return newest;
}

async function addEntry(
  { newId }: Pick<Services, 'newId'>,
  tx: Transaction,
  { entry, ...setting }: Setting & { entry: DemoLive['entries'][number] },
): Promise<Date | null> {
  const { articleId, approver, ids } = setting;
  const at = agoAt(setting, entry.minutesAgo);
  const author = need(ids.people, entry.by);
  const entryId = newIdAt(at.getTime());
  const content = contentOf(entry, { author, media: ids.media });
  await insertEntry(tx, {
    entry: { id: entryId, articleId, state: 'draft', version: 1, createdBy: author, createdAt: at },
    version: {
      ...content,
      entryId,
      number: 1,
      savedBy: author,
      savedAt: at,
      contentHash: entryHash(content),
    },
  });
  if (entry.state === 'draft') {
    await record(tx, setting, { act: 'write', actorId: author, at, detail: { entryId, version: 1 } });
    return null;
  }
  await updateEntry(tx, entryId, {
    ...{ state: 'published', publishedBy: approver, publishedAt: at },
    change: await nextChange(tx, articleId),
  });
  const detail = { entryId, version: 1, writtenBy: author };
  await record(tx, setting, { act: 'publish', actorId: approver, at, detail });
  if (entry.pinned) await updateCoverage(tx, articleId, { pinnedEntryId: entryId });
  if (!entry.correction) return at;
  const { note, headline, minutesAgo } = entry.correction;
  const correctedAt = agoAt(setting, minutesAgo);
  const corrected = { ...content, headline };
  await addEntryVersion(tx, {
    ...{ ...corrected, entryId, number: 2, savedBy: approver, savedAt: correctedAt },
    contentHash: entryHash(corrected),
  });
  const row = { kind: 'correction', note, publishedBy: approver, publishedAt: correctedAt } as const;
  await insertEntryNote(tx, { ...row, id: newId(), entryId, version: 2 });
  await updateEntry(tx, entryId, { modifiedAt: correctedAt, change: await nextChange(tx, articleId) });
  await record(tx, setting, {
    ...{ act: 'correct', actorId: approver, at: correctedAt },
    detail: { entryId, version: 2, change: 'correction', publicNote: note },
  });
  return correctedAt;
}

function contentOf(
  { headline, key, text, photo }: DemoLive['entries'][number],
  { author, media }: { author: string; media: ReadonlyMap<string, string> },
): EntryContent {
  const photos = photo === undefined ? [] : [{ ...photo, mediaId: need(media, photo.illustration) }];
  return {
    headline,
    isKey: key !== undefined,
    keyTitle: key ?? '',
    authorIds: [author],
    body: bodyOfEntryText({ text, photos }),
  };
}

function agoAt({ seededAt }: Setting, minutes: number): Date {
  return new Date(seededAt.getTime() - minutes * 60_000);
}

async function record(
  tx: Transaction,
  { articleId }: Setting,
  { act, actorId, at, detail }: { act: string; actorId: string; at: Date; detail: Record<string, unknown> },
): Promise<void> {
  await appendAudit(tx, {
    entry: {
      ...{ at, actorId, action: `article.live_${act}`, subjectType: 'article', subjectId: articleId },
      ...{ detail, address: '' },
    },
    hash: sha256,
  });
}
