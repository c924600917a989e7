import pg from 'pg';

/**
 * Runs `ANALYZE` on non-empty tables that have no statistics yet, as after an installation, a restore or an
 * import. Autovacuum does so after fifty changed rows and a minute; until then the planner assumes one row
 * per table. Public lists were joined by nested loops, thousands of comparisons for five stories
 * (decision 0049). Runs as the tables' owner. Empty tables stay without statistics, because the planner's
 * defaults are better than zero rows.
 */
export async function analyzeTables(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relpersistence = 'p' and c.reltuples < 0 and n.nspname = 'public'
         and pg_relation_size(c.oid) > 0
       order by c.oid`,
    );
    // Skips tables that are locked by another session.
    if (rows.length > 0)
      await client.query(`analyze (skip_locked) ${rows.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}
