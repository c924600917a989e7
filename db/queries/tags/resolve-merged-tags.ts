import { asc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { tags } from '../../schema/tags.ts';

/** The tag for one in a version, itself or the one that it was merged into, and whether it is retired. */
export type ResolvedTag = {
  readonly id: string;
  readonly isRetired: boolean;
  /** The only person who finds it; null for everyone. */
  readonly privateTo: string | null;
};

/**
 * The current tags for these, in order and without duplicates, locked until the transaction ends. A merge or
 * retirement waits for a story that is being written with the tag, and finds it. The writer waits for a merge
 * in turn.
 */
export async function lockResolvedTags(q: Queryable, ids: readonly string[]): Promise<ResolvedTag[]> {
  const resolved = [...(await lockTags(q, ids)).values()];
  return [...new Map(resolved.map((tag) => [tag.id, tag])).values()];
}

/** The same by requested id; unknown ones are omitted. */
export async function lockTags(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ResolvedTag>> {
  const held = new Map<
    string,
    { mergedInto: string | null; retiredAt: Date | null; privateTo: string | null }
  >();
  // The tag that one of them resolves to may be merged while waiting for its lock.
  for (let asked = [...ids]; asked.length > 0; ) {
    const withReplacement = sql`select unnest(array[own.id, own.merged_into]) from tags own
      where own.id = any(${sql.param(asked)}::uuid[])`;
    const rows = await q
      .select({
        id: tags.id,
        mergedInto: tags.mergedInto,
        retiredAt: tags.retiredAt,
        privateTo: tags.privateTo,
      })
      .from(tags)
      .where(sql`${tags.id} in (${withReplacement})`)
      .orderBy(asc(tags.id))
      .for('key share');
    for (const { id, ...row } of rows) held.set(id, row);
    asked = rows.flatMap(({ mergedInto }) =>
      mergedInto === null || held.has(mergedInto) ? [] : [mergedInto],
    );
  }
  const resolved = new Map<string, ResolvedTag>();
  for (const named of ids) {
    let id = named;
    for (let next = held.get(id)?.mergedInto; next; next = held.get(id)?.mergedInto) id = next;
    const row = held.get(id);
    if (row) resolved.set(named, { id, isRetired: row.retiredAt !== null, privateTo: row.privateTo });
  }
  return resolved;
}

/** The ids of those that are not retired. */
export async function resolvedTagIds(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  return (await lockResolvedTags(tx, ids)).flatMap(({ id, isRetired }) => (isRetired ? [] : [id]));
}

/**
 * The tags among these that were merged or retired, with their replacement; null for retired ones. Locks
 * nothing.
 */
export async function listMergedTags(
  q: Queryable,
  ids: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  if (ids.length === 0) return {};
  const { rows } = await q.execute<{ id: string; resolved_id: string | null }>(sql`
    select named.id, case when t.retired_at is null then t.id end as resolved_id
    from tags named join tags t on t.id = coalesce(named.merged_into, named.id)
    where named.id = any(${sql.param([...ids])}::uuid[]) and (named.merged_into is not null or t.retired_at is not null)`);
  return Object.fromEntries(rows.map(({ id, resolved_id }) => [id, resolved_id]));
}
