import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { liveCoverages, liveEntries, liveEntryNotes, liveEntryVersions } from '../../schema/live.ts';
import { addMediaUses } from '../media/media-shown-to.ts';

export type CoverageRow = typeof liveCoverages.$inferSelect;
export type EntryRow = typeof liveEntries.$inferSelect;
export type EntryVersionRow = typeof liveEntryVersions.$inferSelect;
export type EntryNoteRow = typeof liveEntryNotes.$inferSelect;

/** An entry with its current version. */
export type EntryWithText = { readonly entry: EntryRow; readonly version: EntryVersionRow };

/** The coverage of a story, or null if none was opened. */
export async function findCoverage(q: Queryable, articleId: string): Promise<CoverageRow | null> {
  const [row] = await q.select().from(liveCoverages).where(eq(liveCoverages.articleId, articleId));
  return row ?? null;
}

/** Opens or reopens the coverage of a story. */
export async function openCoverage(
  tx: Transaction,
  row: { articleId: string; openedBy: string; openedAt: Date },
): Promise<void> {
  await tx
    .insert(liveCoverages)
    .values(row)
    .onConflictDoUpdate({
      target: liveCoverages.articleId,
      set: { endedBy: null, endedAt: null, closingNote: '', changes: sql`${liveCoverages.changes} + 1` },
    });
}

/** Updates the coverage; a public change gets its number from `nextChange`. */
export async function updateCoverage(
  tx: Transaction,
  articleId: string,
  changes: Partial<Pick<CoverageRow, 'endedBy' | 'endedAt' | 'closingNote' | 'pinnedEntryId'>>,
): Promise<void> {
  await tx.update(liveCoverages).set(changes).where(eq(liveCoverages.articleId, articleId));
}

/** The number of the next public change; the row stays locked until the commit. */
export async function nextChange(tx: Transaction, articleId: string): Promise<number> {
  const [row] = await tx
    .update(liveCoverages)
    .set({ changes: sql`${liveCoverages.changes} + 1` })
    .where(eq(liveCoverages.articleId, articleId))
    .returning({ changes: liveCoverages.changes });
  if (row === undefined) throw new DomainError('live.not-open');
  return row.changes;
}

/** Inserts an entry with its first version; false, without any change, if the id exists. */
export async function insertEntry(
  tx: Transaction,
  {
    entry,
    version,
  }: { entry: typeof liveEntries.$inferInsert; version: typeof liveEntryVersions.$inferInsert },
): Promise<boolean> {
  const inserted = await tx.insert(liveEntries).values(entry).onConflictDoNothing({ target: liveEntries.id });
  if (inserted.rowCount === 0) return false;
  await tx.insert(liveEntryVersions).values(version);
  await addEntryMedia(tx, version);
  return true;
}

/** Inserts the next version of an entry and makes it current. */
export async function addEntryVersion(
  tx: Transaction,
  version: typeof liveEntryVersions.$inferInsert,
): Promise<void> {
  await tx.insert(liveEntryVersions).values(version);
  await tx.update(liveEntries).set({ version: version.number }).where(eq(liveEntries.id, version.entryId));
  await addEntryMedia(tx, version);
}

async function addEntryMedia(
  tx: Transaction,
  { entryId, body }: typeof liveEntryVersions.$inferInsert,
): Promise<void> {
  const mediaIds = mediaIdsOf(currentBody(body));
  if (mediaIds.length === 0) return;
  const [entry] = await tx
    .select({ articleId: liveEntries.articleId })
    .from(liveEntries)
    .where(eq(liveEntries.id, entryId));
  if (entry) await addMediaUses(tx, { ...entry, mediaIds });
}

/** Updates the state of an entry. */
export async function updateEntry(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<typeof liveEntries.$inferInsert, 'id' | 'articleId'>>,
): Promise<void> {
  await tx.update(liveEntries).set(changes).where(eq(liveEntries.id, id));
}

/** Inserts a public note on a change. */
export async function insertEntryNote(
  tx: Transaction,
  row: typeof liveEntryNotes.$inferInsert,
): Promise<void> {
  await tx.insert(liveEntryNotes).values(row);
}

/** An entry of any state, or null. */
export async function findEntry(q: Queryable, id: string): Promise<EntryWithText | null> {
  const [row] = await q
    .select({ entry: liveEntries, version: liveEntryVersions })
    .from(liveEntries)
    .innerJoin(liveEntryVersions, ofItsVersion)
    .where(eq(liveEntries.id, id));
  return row ?? null;
}

/** The versions of an entry, first to last. */
export async function listEntryVersions(q: Queryable, entryId: string): Promise<EntryVersionRow[]> {
  return q
    .select()
    .from(liveEntryVersions)
    .where(eq(liveEntryVersions.entryId, entryId))
    .orderBy(asc(liveEntryVersions.number));
}

/** The entries of a story for its desk, newest first, at most `limit`. */
export async function listEntries(
  q: Queryable,
  { articleId, limit }: { articleId: string; limit: number },
): Promise<EntryWithText[]> {
  return q
    .select({ entry: liveEntries, version: liveEntryVersions })
    .from(liveEntries)
    .innerJoin(liveEntryVersions, ofItsVersion)
    .where(eq(liveEntries.articleId, articleId))
    .orderBy(
      sql`${liveEntries.state} <> 'draft'`,
      desc(sql`coalesce(${liveEntries.publishedAt}, ${liveEntries.createdAt})`),
      desc(liveEntries.id),
    )
    .limit(limit);
}

/** The public notes on changes of these entries, in chronological order. */
export async function listEntryNotes(q: Queryable, entryIds: readonly string[]): Promise<EntryNoteRow[]> {
  if (entryIds.length === 0) return [];
  return q
    .select()
    .from(liveEntryNotes)
    .where(inArray(liveEntryNotes.entryId, [...entryIds]))
    .orderBy(asc(liveEntryNotes.publishedAt), asc(liveEntryNotes.id));
}

/** The published entries of a story, newest first, at most `limit`, for search and picture visibility. */
export async function listPublishedTexts(
  q: Queryable,
  { articleId, limit }: { articleId: string; limit: number },
): Promise<EntryVersionRow[]> {
  const rows = await q
    .select({ version: liveEntryVersions })
    .from(liveEntries)
    .innerJoin(liveEntryVersions, ofItsVersion)
    .where(and(eq(liveEntries.articleId, articleId), eq(liveEntries.state, 'published')))
    .orderBy(desc(liveEntries.publishedAt), desc(liveEntries.id))
    .limit(limit);
  return rows.map(({ version }) => version);
}

const ofItsVersion = and(
  eq(liveEntryVersions.entryId, liveEntries.id),
  eq(liveEntryVersions.number, liveEntries.version),
);
