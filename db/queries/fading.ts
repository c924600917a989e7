import { type SQL, sql } from 'drizzle-orm';

/** Far below whatever is compared, and far above the smallest number (e^-745): PostgreSQL fails where a result would be smaller. */
const smallestExponent = 500;

/** e to the power of minus `age`, a number of at least 0: what is centuries away counts next to nothing, and is no error. */
export function fading(age: SQL): SQL {
  return sql`exp(-least(${age}, ${smallestExponent}::float8))`;
}
