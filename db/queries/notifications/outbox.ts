import { and, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { formatPageChange, type PageChange } from '#core/page-changes/page-change.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { outbox } from '../../schema/outbox.ts';
import { noteWithdrawn } from '../../withdrawn-tags.ts';

/** Inserts an outbox event; idempotent by its unique key. */
export async function addToOutbox(
  tx: Transaction,
  row: { id: string; name: string; uniqueKey: string; payload: Record<string, unknown>; createdAt: Date },
): Promise<void> {
  await Promise.all([
    tx.insert(outbox).values(row).onConflictDoNothing({ target: outbox.uniqueKey }),
    tx.execute(sql`select pg_notify('outbox', '')`),
  ]);
}

/** Deletes at most one batch of events handed on before, and returns their number. */
export async function deleteHandedOnBefore(q: Queryable, before: Date): Promise<number> {
  const old = q
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(lt(outbox.createdAt, before), isNotNull(outbox.processedAt)))
    .limit(1_000);
  const rows = await q.delete(outbox).where(inArray(outbox.id, old)).returning({ id: outbox.id });
  return rows.length;
}

/** Channel that notifies page caches of invalidated tags at the commit. */
const pageTagsChannel = 'page_tags';

/** PostgreSQL limits a notification to 8,000 bytes; a tag has at most 48. */
const tagsPerNotification = 100;

/**
 * Invalidates the pages with these tags in every page cache when this transaction commits. `withdrawn` if
 * content was withdrawn: no cached copy with it is served again. The committing process drops those before
 * its transaction resolves (`onWithdrawn` of `openDatabase`), others when they receive the notification.
 */
export async function invalidatePages(
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

/** Channel that notifies editing sessions of changes to an article; `*` means all articles. */
export const roomsChannel = 'rooms';

/** Makes editing sessions recheck permissions and data beside the text, at the commit. */
export async function broadcastToRooms(tx: Transaction, articleId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${roomsChannel}, ${articleId})`);
}
