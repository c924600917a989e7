import { and, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { formatPageChange, type PageChange } from '#core/page-changes/page-change.ts';
import type { Queryable, Transaction } from '../client.ts';
import { outbox } from '../schema/outbox.ts';
import { noteWithdrawn } from '../withdrawn-tags.ts';

/** Puts an effect into the outbox; a second one with the same unique key is nothing new. */
export async function addToOutbox(
  tx: Transaction,
  row: { id: string; name: string; uniqueKey: string; payload: Record<string, unknown>; createdAt: Date },
): Promise<void> {
  await Promise.all([
    tx.insert(outbox).values(row).onConflictDoNothing({ target: outbox.uniqueKey }),
    tx.execute(sql`select pg_notify('outbox', '')`),
  ]);
}

/** Forgets events from before that were handed on, and returns how many that were: at most a batch. */
export async function deleteHandedOnBefore(q: Queryable, before: Date): Promise<number> {
  const old = q
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(lt(outbox.createdAt, before), isNotNull(outbox.processedAt)))
    .limit(1_000);
  const rows = await q.delete(outbox).where(inArray(outbox.id, old)).returning({ id: outbox.id });
  return rows.length;
}

/** Channel on which page caches hear, at the commit, which tags no longer hold. */
const pageTagsChannel = 'page_tags';

/** PostgreSQL refuses a notification of 8,000 bytes; a tag is at most 48. */
const tagsPerNotification = 100;

/**
 * Tells every page cache, when this transaction commits, what it means for the pages that bear one of these tags.
 * `withdrawn` where readers lose something: then no copy that shows it answers once more. The process that commits
 * drops those before its transaction resolves (`onWithdrawn` of `openDatabase`), the others when they hear of it.
 */
export async function tellPages(
  tx: Queryable,
  tags: readonly string[],
  kind: PageChange['kind'] = 'changed',
): Promise<void> {
  if (kind === 'withdrawn') noteWithdrawn(tx, tags);
  for (let start = 0; start < tags.length; start += tagsPerNotification) {
    const some = formatPageChange({ kind, tags: tags.slice(start, start + tagsPerNotification) });
    await tx.execute(sql`select pg_notify(${pageTagsChannel}, ${some})`);
  }
}

/** The channel on which the rooms of articles hear that something about one has changed; `*` is about all of them. */
export const roomsChannel = 'rooms';

/** Tells the rooms, at the commit, to look again: who may be in them, and what stands beside the text. */
export async function tellRooms(tx: Transaction, articleId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${roomsChannel}, ${articleId})`);
}
