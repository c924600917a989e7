import { inArray, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { tries } from '../schema/tries.ts';

/** Counts a try of this key, in a window that ends at `endsAt` where none is open, and returns the how-many-eth it is. */
export async function countTry(
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

/** Takes back one try of each of these keys. */
export async function uncountTries(q: Queryable, keys: readonly string[]): Promise<void> {
  await q
    .update(tries)
    .set({ count: sql`greatest(${tries.count} - 1, 0)` })
    .where(inArray(tries.key, [...keys]));
}

/** Forgets the windows that ended by `at`, and returns how many: at most a batch. */
export async function deleteTriesBefore(q: Queryable, at: Date): Promise<number> {
  const over = q.select({ key: tries.key }).from(tries).where(lte(tries.endsAt, at)).limit(1_000);
  const rows = await q.delete(tries).where(inArray(tries.key, over)).returning({ key: tries.key });
  return rows.length;
}
