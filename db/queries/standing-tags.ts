import { asc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { tags } from '../schema/tags.ts';

/** The tag that stands for one that a version names, itself or what it was merged into, and whether the desk still has it. */
export type StandingTag = { readonly id: string; readonly isRetired: boolean };

/**
 * The tags that stand for these now, in their order and each once. They stay what they are until the transaction ends: who merges or
 * takes away a tag waits for a story with it that is just being written, and finds it; and who writes the story waits for them.
 */
export async function holdStandingTags(q: Queryable, ids: readonly string[]): Promise<StandingTag[]> {
  const held = new Map<string, { mergedInto: string | null; retiredAt: Date | null }>();
  // What stands for one of them may be merged while that one is waited for.
  for (let asked = [...ids]; asked.length > 0; ) {
    const withStanding = sql`select unnest(array[own.id, own.merged_into]) from tags own
      where own.id = any(${sql.param(asked)}::uuid[])`;
    const rows = await q
      .select({ id: tags.id, mergedInto: tags.mergedInto, retiredAt: tags.retiredAt })
      .from(tags)
      .where(sql`${tags.id} in (${withStanding})`)
      .orderBy(asc(tags.id))
      .for('key share');
    for (const { id, ...row } of rows) held.set(id, row);
    asked = rows.flatMap(({ mergedInto }) =>
      mergedInto === null || held.has(mergedInto) ? [] : [mergedInto],
    );
  }
  const standing = new Map<string, StandingTag>();
  for (const named of ids) {
    let id = named;
    for (let next = held.get(id)?.mergedInto; next; next = held.get(id)?.mergedInto) id = next;
    const row = held.get(id);
    if (row) standing.set(id, { id, isRetired: row.retiredAt !== null });
  }
  return [...standing.values()];
}

/** Those of them that the desk has. */
export async function standingTagIds(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  return (await holdStandingTags(tx, ids)).flatMap(({ id, isRetired }) => (isRetired ? [] : [id]));
}
