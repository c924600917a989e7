import { type SQL, sql } from 'drizzle-orm';

/*
 * What a page asks is planned once for a connection, but only where a plan without values is thought to be no dearer than
 * those with them (decision 0051). It is thought dearer where a list is mostly shorter than the ten that PostgreSQL supposes,
 * or a bound smaller than the tenth of all rows. These are for questions that the same plan suits whatever the values.
 */

/** A value that is not planned with. */
export function unseen(value: SQL): SQL {
  return sql`(select ${value})`;
}

/** The same for a list of ids, to be taken apart or compared with by `= any(…)`. */
export function unseenIds(ids: readonly (string | null)[]): SQL {
  return sql`(select ${sql.param([...ids])}::uuid[])::uuid[]`;
}

/** A bound that is always planned with: it stands in the text of the question. */
export function atMost(count: number): SQL {
  return sql.raw(`limit ${count}`);
}
