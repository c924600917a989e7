import { type SQL, sql } from 'drizzle-orm';

/* Planner hints for generic plans. A prepared statement uses its generic plan only if the plan is estimated
   to cost no more than plans with values (decision 0051). The estimate is too high if a list is usually
   shorter than the default of ten. A limit below a tenth of the rows has the same effect. These helpers are
   for statements where one plan suits all values. */

/** Hides a value from the planner. */
export function withoutPlannedValue(value: SQL): SQL {
  return sql`(select ${value})`;
}

/** The same for a list of ids, for `unnest` or `= any(…)`. */
export function withoutPlannedIds(ids: readonly (string | null)[]): SQL {
  return sql`(select ${sql.param([...ids])}::uuid[])::uuid[]`;
}

/** A limit as a literal in the statement, so that the planner always knows it. */
export function literalLimit(count: number): SQL {
  return sql.raw(`limit ${count}`);
}
