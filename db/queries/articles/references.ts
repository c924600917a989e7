import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';

/**
 * The people for these references, by id, slug or e-mail address in any case; only those who may be in a
 * byline. Unknown references are absent.
 */
export async function findPeopleByReferences(
  q: Queryable,
  references: readonly string[],
): Promise<Map<string, string>> {
  if (references.length === 0) return new Map();
  const { rows } = await q.execute<{ reference: string; id: string }>(sql`
    select wanted.reference, p.id from unnest(${sql.param([...references])}::text[]) wanted (reference)
    join people p on p.id::text = lower(wanted.reference) or p.slug = wanted.reference
      or lower(p.email) = lower(wanted.reference)
    where p.disabled_at is null`);
  return new Map(rows.map((row) => [row.reference, row.id]));
}

/** The ids of public stories by public number. */
export async function findPublicIdsByNumbers(
  q: Queryable,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await q.execute<{ number: number; id: string }>(sql`
    select number::float8 as number, id from public_articles
    where number = any(${sql.param([...numbers])}::bigint[])`);
  return new Map(rows.map((row) => [row.number, row.id]));
}
