import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';

/** The database's clock in milliseconds since 1970. */
export async function readDatabaseTime(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return rows[0]?.ms ?? Number.NaN;
}
