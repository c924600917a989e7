import { inArray, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { tries } from '../../schema/tries.ts';

/**
 * Counts an attempt for this key, in a new window until `endsAt` if none is open, and returns its ordinal
 * number.
 */
export async function consumeAttempt(
  q: Queryable,
  { key, at, endsAt }: { key: string; at: Date; endsAt: Date },
): Promise<number> {
  const isOver = sql`${tries.endsAt} <= ${at.toISOString()}::timestamptz`;
  const [row] = await q
    .insert(tries)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({
      target: tries.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${tries.count} + 1 end`,
        endsAt: sql`case when ${isOver} then excluded.ends_at else ${tries.endsAt} end`,
      },
    })
    .returning({ count: tries.count });
  return row?.count ?? 1;
}

/** Refunds one attempt for each of these keys. */
export async function refundAttempts(q: Queryable, keys: readonly string[]): Promise<void> {
  await q
    .update(tries)
    .set({ count: sql`greatest(${tries.count} - 1, 0)` })
    .where(inArray(tries.key, [...keys]));
}

/** Deletes at most one batch of windows that ended by `at`, and returns their number. */
export async function deleteAttemptsBefore(q: Queryable, at: Date): Promise<number> {
  const over = q.select({ key: tries.key }).from(tries).where(lte(tries.endsAt, at)).limit(1_000);
  const rows = await q.delete(tries).where(inArray(tries.key, over)).returning({ key: tries.key });
  return rows.length;
}
