import { asc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { tags } from '../schema/tags.ts';

/** The tag that stands for one that a version names, itself or what it was merged into, and whether the desk still has it. */
export type StandingTag = {
  readonly id: string;
  readonly isRetired: boolean;
  /** Whose it is alone; null for everybody's. */
  readonly privateTo: string | null;
};

/**
 * The tags that stand for these now, in their order and each once. They stay what they are until the transaction ends: who merges or
 * takes away a tag waits for a story with it that is just being written, and finds it; and who writes the story waits for them.
 */
export async function holdStandingTags(q: Queryable, ids: readonly string[]): Promise<StandingTag[]> {
  const standing = [...(await holdTags(q, ids)).values()];
  return [...new Map(standing.map((tag) => [tag.id, tag])).values()];
}

/** The same by the id that was asked for; one that is no tag is left out. */
export async function holdTags(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingTag>> {
  const held = new Map<
    string,
    { mergedInto: string | null; retiredAt: Date | null; privateTo: string | null }
  >();
  // What stands for one of them may be merged while that one is waited for.
  for (let asked = [...ids]; asked.length > 0; ) {
    const withStanding = sql`select unnest(array[own.id, own.merged_into]) from tags own
      where own.id = any(${sql.param(asked)}::uuid[])`;
    const rows = await q
      .select({
        id: tags.id,
        mergedInto: tags.mergedInto,
        retiredAt: tags.retiredAt,
        privateTo: tags.privateTo,
      })
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
    if (row) standing.set(named, { id, isRetired: row.retiredAt !== null, privateTo: row.privateTo });
  }
  return standing;
}

/** Those of them that the desk has. */
export async function standingTagIds(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  return (await holdStandingTags(tx, ids)).flatMap(({ id, isRetired }) => (isRetired ? [] : [id]));
}

/**
 * Of these tags those that do not stand for themselves, with the one that stands for each; null where the desk has none any more.
 * Holds nothing.
 */
export async function listTagStandIns(
  q: Queryable,
  ids: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  if (ids.length === 0) return {};
  const { rows } = await q.execute<{ id: string; stand_in: string | null }>(sql`
    select named.id, case when t.retired_at is null then t.id end as stand_in
    from tags named join tags t on t.id = coalesce(named.merged_into, named.id)
    where named.id = any(${sql.param([...ids])}::uuid[]) and (named.merged_into is not null or t.retired_at is not null)`);
  return Object.fromEntries(rows.map(({ id, stand_in }) => [id, stand_in]));
}
