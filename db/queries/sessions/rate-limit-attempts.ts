import { inArray, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { rateLimitAttempts } from '../../schema/rate-limit-attempts.ts';

/**
 * Counts an attempt for this key, in a new window until `endsAt` if none is open, and returns its ordinal
 * number.
 */
export async function consumeAttempt(
  q: Queryable,
  { key, at, endsAt }: { key: string; at: Date; endsAt: Date },
): Promise<number> {
  const isOver = sql`${rateLimitAttempts.endsAt} <= ${at.toISOString()}::timestamptz`;
  const [row] = await q
    .insert(rateLimitAttempts)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({
      target: rateLimitAttempts.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimitAttempts.count} + 1 end`,
        endsAt: sql`case when ${isOver} then excluded.ends_at else ${rateLimitAttempts.endsAt} end`,
      },
    })
    .returning({ count: rateLimitAttempts.count });
  return row?.count ?? 1;
}

/** Refunds one attempt for each of these keys. */
export async function refundAttempts(q: Queryable, keys: readonly string[]): Promise<void> {
  await q
    .update(rateLimitAttempts)
    .set({ count: sql`greatest(${rateLimitAttempts.count} - 1, 0)` })
    .where(inArray(rateLimitAttempts.key, [...keys]));
}

/** Deletes at most one batch of windows that ended by `at`, and returns their number. */
export async function deleteAttemptsBefore(q: Queryable, at: Date): Promise<number> {
  const over = q
    .select({ key: rateLimitAttempts.key })
    .from(rateLimitAttempts)
    .where(lte(rateLimitAttempts.endsAt, at))
    .limit(1_000);
  const rows = await q
    .delete(rateLimitAttempts)
    .where(inArray(rateLimitAttempts.key, over))
    .returning({ key: rateLimitAttempts.key });
  return rows.length;
}
