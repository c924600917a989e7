import pg from 'pg';

const rowsPerFetch = 500;

/** One row of a table as a JSON object. */
export type DumpedRow = { readonly table: string; readonly json: string };

/** The names of the application's tables in order, without those of the job queue and the migrator. */
export async function listTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map((row) => row.name);
}

/** The applied migrations: a dump can only be loaded with the same ones. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by id',
  );
  return rows.map((row) => row.hash);
}

/**
 * Reads every row of every table in one repeatable-read snapshot, so that the dump is consistent while people
 * work. Calls `write` for each row and waits for it.
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
 * The job queue's tables are not dumped. So its unfinished jobs are marked as not handed on in the dumped
 * outbox. Handing on twice is harmless (server/worker/job.ts).
 */
const outboxRows = `
  select case when undone.id is null then row_to_json(t)::text
    else (to_jsonb(t) || '{"processed_at": null}')::text end as json
  from outbox t left join (
    select distinct id from jobs.job where state not in ('completed', 'cancelled')
  ) undone on undone.id = t.id`;
