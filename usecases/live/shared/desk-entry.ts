import { mediaIdsOf } from '#core/document/body-facts.ts';
import type { DeskEntry } from '#core/live/desk-entry.ts';
import { entryTextOf } from '#core/live/entry-text.ts';
import { entryAbilities } from '#core/live/live-policy.ts';
import type { Queryable } from '#db/client.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { type EntryWithText, listEntryNotes } from '#db/queries/live/live.ts';
import type { ActorContext } from '../../context.ts';
import { contentOfEntry } from './entry-version.ts';
import { entryFacts, getEntryOf, type LiveStory } from './live-story.ts';

/** One entry of the story. Throws `live.entry-not-found`. */
export async function loadDeskEntry(
  ctx: ActorContext,
  q: Queryable,
  { story, entryId }: { story: LiveStory; entryId: string },
): Promise<DeskEntry> {
  const found = await getEntryOf(q, story.found.article.id, entryId);
  const [entry] = await deskEntriesOf(ctx, q, { story, entries: [found] });
  if (entry === undefined) throw new Error(`Entry ${entryId} has no view.`);
  return entry;
}

/** These entries with all people's names. */
export async function deskEntriesOf(
  ctx: ActorContext,
  q: Queryable,
  { story, entries }: { story: LiveStory; entries: readonly EntryWithText[] },
): Promise<DeskEntry[]> {
  const people = entries.flatMap(({ entry, version }) =>
    [entry.createdBy, entry.publishedBy, entry.withdrawnBy, version.savedBy, ...version.authorIds].filter(
      (id) => id !== null,
    ),
  );
  const media = entries.flatMap(({ version }) => mediaIdsOf(contentOfEntry(version).body));
  const names = await getNamesOf(q, {
    people: [...new Set(people)],
    tags: [],
    media: [...new Set(media)],
    versions: [],
  });
  const notes = await listEntryNotes(
    q,
    entries.map(({ entry }) => entry.id),
  );
  const named = (id: string) => ({ id, name: names.people.get(id)?.name ?? '' });
  const namedOrNull = (id: string | null) => (id === null ? null : named(id));
  return entries.map(({ entry, version }) => {
    const content = contentOfEntry(version);
    return {
      id: entry.id,
      state: entry.state,
      version: entry.version,
      headline: content.headline,
      isKey: content.isKey,
      keyTitle: content.keyTitle,
      authors: content.authorIds.map(named),
      body: content.body,
      typed: entryTextOf(content.body),
      media: mediaIdsOf(content.body).flatMap((id) => names.media.get(id) ?? []),
      isPinned: story.coverage?.pinnedEntryId === entry.id,
      createdBy: named(entry.createdBy),
      createdAt: entry.createdAt,
      savedBy: named(version.savedBy),
      savedAt: version.savedAt,
      publishedBy: namedOrNull(entry.publishedBy),
      publishedAt: entry.publishedAt,
      modifiedAt: entry.modifiedAt,
      withdrawnBy: namedOrNull(entry.withdrawnBy),
      withdrawnAt: entry.withdrawnAt,
      withdrawReason: entry.withdrawReason,
      notes: notes
        .filter((note) => note.entryId === entry.id)
        .map(({ id, kind, note, publishedAt }) => ({ id, kind, note, publishedAt })),
      breakoutId: entry.breakoutId,
      abilities: entryAbilities(
        ctx.actor,
        { ...story.facts, entry: entryFacts(entry, story.coverage) },
        ctx.now(),
      ),
    };
  });
}
