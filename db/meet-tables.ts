import pg from 'pg';

/**
 * Has PostgreSQL look at each table that has rows and that it has never looked at, as after an installation, a restore or an
 * import. It looks by itself once fifty rows have changed and a minute has passed, and until then takes every
 * table for one row: lists of readers were joined story by place, thousands of comparisons for five stories (decision 0049).
 * Runs as the tables' owner. What is empty stays unknown, which is planned for better than emptiness.
 */
export async function meetTables(connectionString: string): Promise<void> {
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
    // What somebody else is just looking at, or changing, is not waited for.
    if (rows.length > 0)
      await client.query(`analyze (skip_locked) ${rows.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}
