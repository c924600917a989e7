import pg from 'pg';
import { type DumpedRow, listMigrations, listTables } from './dump-tables.ts';

const rowsPerInsert = 500;
/**
 * The last migration from before the first release. Its schema equals that of the baseline; the columns that
 * later migrations add keep their defaults.
 */
const lastUnreleased = 'c3bf5850c426abd56a1f085f8f41e6d6bb0e30e572d30a909a05ed77ecf25fc6';

/** Why a dump cannot be loaded, as a stable code. */
export class LoadRefused extends Error {
  readonly why: 'not-empty' | 'other-schema';
  constructor(why: 'not-empty' | 'other-schema') {
    super(why);
    this.why = why;
  }
}

/**
 * Loads a dump into an empty, migrated database, all or nothing; the connection must be the tables' owner.
 * Foreign keys are dropped, because rows refer to each other in cycles, and recreated, which checks them.
 * Throws `LoadRefused`.
 */
export async function loadTables(
  connectionString: string,
  { migrations, rows }: { migrations: readonly string[]; rows: AsyncIterable<DumpedRow> },
): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await requireFit(client, migrations);
    const foreignKeys = await takeOffForeignKeys(client);
    const tables = await listTables(client);
    // Disabled before the deletes: without a separate role, triggers refuse deletes on append-only tables
    // even to the owner. Rows that other triggers would insert are in the dump.
    await setTriggers(client, tables, 'disable');
    for (const table of tables) await client.query(`delete from ${pg.escapeIdentifier(table)}`);
    const count = await insertAll(client, { rows, tables: new Set(tables) });
    await setTriggers(client, tables, 'enable');
    for (const statement of foreignKeys) await client.query(statement);
    await client.query(
      `select setval(pg_get_serial_sequence('articles', 'number'), (select coalesce(max(number), 999) from articles))`,
    );
    await client.query('commit');
    return count;
  } finally {
    await client.end();
  }
}

/** Checks whether a dump with these migrations can be loaded. Throws `LoadRefused`. */
export async function requireLoadable(
  connectionString: string,
  migrations: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await requireFit(client, migrations);
  } finally {
    await client.end();
  }
}

async function requireFit(client: pg.ClientBase, migrations: readonly string[]): Promise<void> {
  const here = await listMigrations(client);
  const isUnreleased = migrations.at(-1) === lastUnreleased;
  if (!isUnreleased && here.join() !== migrations.join()) throw new LoadRefused('other-schema');
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select 1 from people) or exists (select 1 from audit) as used',
  );
  if (rows[0]?.used) throw new LoadRefused('not-empty');
}

async function setTriggers(
  client: pg.ClientBase,
  tables: readonly string[],
  to: 'enable' | 'disable',
): Promise<void> {
  for (const table of tables)
    await client.query(`alter table ${pg.escapeIdentifier(table)} ${to} trigger user`);
}

/** Drops every foreign key and returns the statements that recreate them. */
async function takeOffForeignKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  }
  return rows.map(
    ({ table, name, definition }) =>
      `alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
  );
}

async function insertAll(
  client: pg.ClientBase,
  { rows, tables }: { rows: AsyncIterable<DumpedRow>; tables: ReadonlySet<string> },
): Promise<number> {
  let count = 0;
  let table = '';
  let waiting: string[] = [];
  const flush = async () => {
    if (waiting[0] === undefined) return;
    const name = pg.escapeIdentifier(table);
    const columns = Object.keys(JSON.parse(waiting[0])).map(pg.escapeIdentifier).join(', ');
    await client.query(
      `insert into ${name} (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::${name}, $1::json)`,
      [`[${waiting.join(',')}]`],
    );
    count += waiting.length;
    waiting = [];
  };
  for await (const row of rows) {
    if (!tables.has(row.table)) throw new LoadRefused('other-schema');
    if (row.table !== table || waiting.length === rowsPerInsert) await flush();
    table = row.table;
    waiting.push(row.json);
  }
  await flush();
  return count;
}
