import { z } from 'zod';
import { emptyBody } from '#core/document/body.ts';
import type { EntryContent } from '#core/live/entry-content.ts';
import {
  ENTRY_CHANGES,
  type EntryChange,
  type EntryState,
  owesNote,
  WRITABLE_STATES,
} from '#core/live/entry-states.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import {
  addEntryVersion,
  type EntryWithText,
  findEntry,
  insertEntry,
  insertEntryNote,
  nextChange,
  updateEntry,
} from '#db/queries/live.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type DeskEntry, loadDeskEntry } from './shared/desk-entry.ts';
import { contentOfEntry, demandWhole, entryHash, readEntryContent } from './shared/entry-version.ts';
import { demandLive, type LiveStory, lockLiveStory, newEntry } from './shared/live-story.ts';
import { publishEntry } from './shared/publish-entry.ts';
import { recordLive, tellLive } from './shared/tell-live.ts';

const noteMaxChars = 600;

const writeEntryInput = z.object({
  articleId: z.uuid('article.not-found'),
  /** Made by whoever writes it: sent again under its id it is the same entry. */
  entryId: z.uuid('field.invalid'),
  /** 0 for a new entry, otherwise the version that the writer has read. */
  baseVersion: z.int('field.invalid').min(0, 'field.invalid'),
  /** What is left out stays as it is; in a new entry it is empty, and the author is who writes. */
  content: z.object({
    headline: z.unknown().optional(),
    isKey: z.unknown().optional(),
    keyTitle: z.unknown().optional(),
    authorIds: z.unknown().optional(),
    body: z.unknown().optional(),
  }),
  /** The state of the entry that the writer has read; left out, whatever it is in by now. */
  baseState: z.enum(WRITABLE_STATES, 'field.invalid').optional(),
  /** Whether a draft goes to readers at once. Said to be false, nothing of it may reach them. */
  publish: z.boolean().optional(),
  /** What the change of a published entry is. */
  change: z.enum(ENTRY_CHANGES, 'field.invalid').default('update'),
  publicNote: z
    .string()
    .max(noteMaxChars, 'field.too-long')
    .transform((note) => note.trim())
    .default(''),
});

type Input = z.infer<typeof writeEntryInput>;

/**
 * Writes an entry: a new one, a draft anew, or a change of what readers have, which they get at once. The same sent
 * again, after a line that broke, answers with what is there. Throws the policy's reason, among them
 * `live.wrong-entry-state` where it was released since to readers whom this is not for; `live.stale-entry` {yours,
 * current} where somebody else has changed it since, `live.has-tk`, `request.invalid`, `live.entry-not-found`.
 */
export async function writeEntry(context: Context, raw: unknown): Promise<DeskEntry> {
  const input = parseInput(writeEntryInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const story = await lockLiveStory(ctx, tx, input.articleId);
    const standing = await findEntry(tx, input.entryId);
    if (standing !== null && standing.entry.articleId !== input.articleId) {
      throw new DomainError('live.entry-not-found');
    }
    const read = () =>
      readEntryContent(tx, filled(ctx, input, standing), { sectionId: story.found.article.sectionId });
    if (standing === null) await begin(ctx, tx, { story, input, read });
    else await change(ctx, tx, { story, input, standing, read });
    return loadDeskEntry(ctx, tx, {
      story: await lockLiveStory(ctx, tx, input.articleId),
      entryId: input.entryId,
    });
  });
}

function filled(
  ctx: ActorContext,
  { content }: Input,
  standing: EntryWithText | null,
): Record<string, unknown> {
  const before =
    standing === null
      ? { headline: '', isKey: false, keyTitle: '', authorIds: [ctx.actor.id], body: emptyBody }
      : contentOfEntry(standing.version);
  const said = Object.entries(content).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said) };
}

type Read = () => Promise<EntryContent>;

async function begin(
  ctx: ActorContext,
  tx: Transaction,
  { story, input, read }: { story: LiveStory; input: Input; read: Read },
): Promise<void> {
  const { articleId, entryId, publish } = input;
  if (input.baseVersion !== 0) throw new DomainError('live.entry-not-found');
  demandLive(ctx, 'write', story);
  const content = await read();
  const now = ctx.now();
  const entry = { ...newEntry(ctx.actor, entryId), articleId, version: 1, createdAt: now };
  const version = {
    ...content,
    entryId,
    number: 1,
    savedBy: ctx.actor.id,
    savedAt: now,
    contentHash: entryHash(content),
  };
  // Whoever sent it twice at once waited at the lock of the story and has found it.
  if (!(await insertEntry(tx, { entry, version }))) throw new DomainError('live.entry-not-found');
  if (publish) await publishEntry(ctx, tx, { story, entryId });
  else await recordLive(ctx, tx, articleId, { act: 'write', detail: { entryId, version: 1 } });
}

async function change(
  ctx: ActorContext,
  tx: Transaction,
  { story, input, standing, read }: { story: LiveStory; input: Input; standing: EntryWithText; read: Read },
): Promise<void> {
  const { entry, version } = standing;
  const isPublished = entry.state === 'published';
  if (await isSentAgain(ctx, { input, standing, read })) return;
  demandLive(ctx, meansReaders(input, entry.state) ? actOf(input.change) : 'revise', story, entry);
  if (input.baseVersion !== entry.version) {
    throw new DomainError('live.stale-entry', { yours: input.baseVersion, current: entry.version });
  }
  const content = await read();
  const number = entry.version + 1;
  const isSame = entryHash(content) === version.contentHash;
  if (isPublished && isSame && input.publicNote === '') throw new DomainError('live.nothing-new');
  // A note of its own makes a version too, by which the same sent again is known.
  if (!isSame || isPublished) {
    await addEntryVersion(tx, {
      ...content,
      entryId: entry.id,
      number,
      savedBy: ctx.actor.id,
      savedAt: ctx.now(),
      contentHash: entryHash(content),
    });
  }
  if (isPublished) await changePublished(ctx, tx, { story, input, content, number });
  else if (input.publish) await publishEntry(ctx, tx, { story, entryId: entry.id });
  else if (!isSame) {
    await recordLive(ctx, tx, input.articleId, {
      act: 'revise',
      detail: { entryId: entry.id, version: number },
    });
  }
}

async function changePublished(
  ctx: ActorContext,
  tx: Transaction,
  {
    story,
    input,
    content,
    number,
  }: { story: LiveStory; input: Input; content: EntryContent; number: number },
): Promise<void> {
  demandWhole(content);
  const { articleId, entryId, change: kind, publicNote } = input;
  if (owesNote(kind, publicNote)) {
    throw new DomainError('request.invalid', { fieldErrors: { publicNote: 'live.correction-needs-note' } });
  }
  const now = ctx.now();
  if (kind !== 'minor_fix' && publicNote !== '') {
    await insertEntryNote(tx, {
      id: ctx.newId(),
      entryId,
      version: number,
      kind,
      note: publicNote,
      publishedBy: ctx.actor.id,
      publishedAt: now,
    });
  }
  await updateEntry(tx, entryId, {
    change: await nextChange(tx, articleId),
    ...(kind !== 'minor_fix' && { modifiedAt: now }),
  });
  const detail = { entryId, version: number, change: kind, ...(publicNote !== '' && { publicNote }) };
  await tellLive(ctx, tx, story, { act: actOf(kind), detail, change: kind });
}

function actOf(kind: EntryChange): 'update' | 'correct' {
  return kind === 'correction' ? 'correct' : 'update';
}

/** Whether this is to change what readers have. A release is no change of the text: its version tells nothing of it. */
function meansReaders({ publish, baseState }: Input, state: EntryState): boolean {
  return publish !== false && (baseState ?? state) === 'published';
}

/** The answer to this very sending was lost on the way: what it asked for is there, by the same person. */
async function isSentAgain(
  ctx: ActorContext,
  { input, standing, read }: { input: Input; standing: EntryWithText; read: Read },
): Promise<boolean> {
  const { entry, version } = standing;
  const isAsked = input.publish ? entry.state === 'published' : entry.state !== 'withdrawn';
  const wasWritten = version.number === input.baseVersion + 1 && version.savedBy === ctx.actor.id;
  // A release says nothing to readers besides: with a note it is a change of what they have, whose words stayed.
  const wasReleased =
    input.publish &&
    input.publicNote === '' &&
    version.number === input.baseVersion &&
    entry.publishedBy === ctx.actor.id;
  if (!isAsked || !(wasWritten || wasReleased)) return false;
  return entryHash(await read()) === version.contentHash;
}
