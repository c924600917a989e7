import { eq, sql } from 'drizzle-orm';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { synonyms } from '../../schema/synonyms.ts';
import { withoutPlannedValue } from '../shared/planner-hints.ts';

/** The groups with a name that has one of these keys (see `synonymKey`). */
export async function listSynonymsNamed(q: Queryable, keys: readonly string[]): Promise<SynonymGroup[]> {
  if (keys.length === 0) return [];
  const { rows } = await q.execute<SynonymGroup>(sql`
    select group_id as id, array_agg(name order by position) as names from synonyms
    where group_id in (select group_id from synonyms where fold = any(${withoutPlannedValue(sql`${sql.param([...keys])}::text[]`)}::text[]))
    group by group_id order by group_id`);
  return rows;
}

/** Every group with the person and time of its last change, by its first name. */
export async function listSynonyms(q: Queryable) {
  const { rows } = await q.execute<SynonymGroup & { savedByName: string; savedMs: number }>(sql`
    select s.group_id as id, array_agg(s.name order by s.position) as names,
      min(p.name) as "savedByName", max(extract(epoch from s.saved_at) * 1000)::float8 as "savedMs"
    from synonyms s join people p on p.id = s.saved_by
    group by s.group_id order by min(s.name) filter (where s.position = 0), s.group_id`);
  return rows;
}

export async function countSynonymGroups(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(
    sql`select count(*)::int as count from synonyms where position = 0`,
  );
  return rows[0]?.count ?? 0;
}

/** The names of a group, locked until the transaction ends; empty for an unknown group. */
export async function listSynonymNamesForUpdate(tx: Transaction, groupId: string): Promise<string[]> {
  const rows = await tx
    .select({ name: synonyms.name })
    .from(synonyms)
    .where(eq(synonyms.groupId, groupId))
    .orderBy(synonyms.position)
    .for('update');
  return rows.map(({ name }) => name);
}

export type SynonymRow = typeof synonyms.$inferInsert;

/**
 * Replaces the names of a group. Returns the names that belong to another group; the caller must roll back if
 * there are any.
 */
export async function replaceSynonyms(
  tx: Transaction,
  groupId: string,
  rows: readonly SynonymRow[],
): Promise<string[]> {
  await tx.delete(synonyms).where(eq(synonyms.groupId, groupId));
  const written = await tx
    .insert(synonyms)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ fold: synonyms.fold });
  const folds = new Set(written.map(({ fold }) => fold));
  return rows.filter(({ fold }) => !folds.has(fold)).map(({ name }) => name);
}

export async function deleteSynonyms(tx: Transaction, groupId: string): Promise<void> {
  await tx.delete(synonyms).where(eq(synonyms.groupId, groupId));
}
