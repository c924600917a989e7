import { type SQL, sql } from 'drizzle-orm';

/** Far above any relevant value; PostgreSQL fails on underflow (below e^-745). */
const smallestExponent = 500;

/** e^(−age) for an age of at least 0, clamped so that very large ages do not underflow. */
export function exponentialDecay(age: SQL): SQL {
  return sql`exp(-least(${age}, ${smallestExponent}::float8))`;
}
