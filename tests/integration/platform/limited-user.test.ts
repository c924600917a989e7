import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { createLogger } from '#platform/traces/logger.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { type FreshDatabase, limitedDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await limitedDatabase();
  newsroom = await makeNewsroom(database.db);
  await newsroom.published();
});

test('a story can be published in a database whose user may not create roles', async () => {
  const { rows } = await database.pool.query('select headline from public_articles');
  expect(rows).toHaveLength(1);
});

test.each([
  ['article_versions', 'headline'],
  ['approvals', 'kind'],
  ['audit', 'action'],
])('not even the owner of the tables can change or delete rows of %s', async (tableName, columnName) => {
  const [table, column] = [sql.identifier(tableName), sql.identifier(columnName)];
  const { rows } = await database.db.execute(sql`select count(*) as n from ${table}`);
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
  for (const statement of [
    sql`delete from ${table}`,
    sql`update ${table} set ${column} = ${column}`,
    sql`truncate ${table} cascade`,
  ]) {
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { code: INSUFFICIENT_PRIVILEGE },
    });
  }
});

test('background jobs run in such a database', async () => {
  const { applicationUrl: connectionString, pool } = database;
  const worker = await startWorker({
    connectionString,
    services: newsroom.as('lan'),
    log: createLogger('silent'),
  });
  try {
    const waiting = () => pool.query('select 1 from outbox where processed_at is null');
    await expect.poll(async () => (await waiting()).rowCount).toBe(0);
  } finally {
    await worker.stop();
  }
});
