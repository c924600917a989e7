import pg from 'pg';

const rowsPerFetch = 500;

/** One row of a table, as the text of one JSON object. */
export type DumpedRow = { readonly table: string; readonly json: string };

/** The names of our tables, in order; what the job runner and the migrator keep is their own. */
export async function listTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map((row) => row.name);
}

/** The migrations that the database has had: a dump fits only where the same were made. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by id',
  );
  return rows.map((row) => row.hash);
}

/**
 * Reads every row of every table as of one moment (one repeatable-read snapshot), so that a dump taken while people
 * work is a state that the newsroom was in. Calls `write` for each row and waits for it.
 */
export async function dumpTables(
  connectionString: string,
  write: (row: DumpedRow) => Promise<void>,
): Promise<{ migrations: string[]; tables: string[] }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await listMigrations(client);
    const tables = await listTables(client);
    for (const table of tables) await dumpTable(client, table, write);
    await client.query('commit');
    return { migrations, tables };
  } finally {
    await client.end();
  }
}

async function dumpTable(
  client: pg.ClientBase,
  table: string,
  write: (row: DumpedRow) => Promise<void>,
): Promise<void> {
  await client.query(`declare dump no scroll cursor for ${await rowsOf(client, table)}`);
  for (;;) {
    const { rows } = await client.query<{ json: string }>(`fetch ${rowsPerFetch} from dump`);
    for (const { json } of rows) await write({ table, json });
    if (rows.length < rowsPerFetch) break;
  }
  await client.query('close dump');
}

async function rowsOf(client: pg.ClientBase, table: string): Promise<string> {
  const hasQueue = "select to_regclass('jobs.job') is not null as is_there";
  if (table === 'outbox' && (await client.query<{ is_there: boolean }>(hasQueue)).rows[0]?.is_there) {
    return outboxRows;
  }
  return `select row_to_json(t)::text as json from ${pg.escapeIdentifier(table)} t`;
}

/**
 * What the job runner was handed is in its own tables, which are not dumped: what it has not done waits in the outbox of the
 * dump, as if it had not been handed on. To be handed on twice does no harm (server/worker/job.ts).
 */
const outboxRows = `
  select case when undone.id is null then row_to_json(t)::text
    else (to_jsonb(t) || '{"processed_at": null}')::text end as json
  from outbox t left join (
    select distinct id from jobs.job where state not in ('completed', 'cancelled')
  ) undone on undone.id = t.id`;
