import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/new-id.ts';
import { withDatabase } from '#tests/support/database/database-names.ts';
import { migrateTo } from '#tests/support/database/migrate-to.ts';

/*
 * What the version before `related_keys` wrote, or goes on writing while it still runs, is found by its words: migration 0038.
 */

const BEFORE = 37;
let admin: pg.Client;
let name: string;
let connectionString: string;
let pool: pg.Pool;
let section: string;
let author: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
});

beforeEach(async () => {
  name = `keys_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  connectionString = withDatabase(inject('databaseServer'), name);
  await migrateTo(connectionString, BEFORE);
  pool = new pg.Pool({ connectionString, max: 4 });
  [section, author] = [newId(), newId()];
  await pool.query(
    `insert into sections (id, slug, name, name_en, position) values ($1, 'muc', 'Mục', 'Section', 1)`,
    [section],
  );
  await pool.query(
    `insert into people (id, kind, name, slug, created_at) values ($1, 'staff', 'Lan', 'lan', now())`,
    [author],
  );
  return async () => {
    await pool.end();
    await admin.query(`drop database ${name}`);
  };
});

afterAll(() => admin.end());

async function story(q: pg.Pool | pg.PoolClient = pool): Promise<string> {
  const id = newId();
  await q.query(
    `insert into articles (id, locale, slug, section_id, work_state, public_state, working_number, created_by, created_at, saved_at)
     values ($1, 'vi', $1::uuid::text, $2, 'draft', 'none', 1, $3, now(), now())`,
    [id, section, author],
  );
  return id;
}

/** As the version before writes down what a story is found by. */
async function weigh(id: string, finding: string, q: pg.Pool | pg.PoolClient = pool): Promise<void> {
  await q.query(
    `insert into related_docs (article_id, finding, terms) values ($1, $2, '')
     on conflict (article_id) do update set finding = excluded.finding, terms = excluded.terms`,
    [id, finding],
  );
}

async function keysOf(id: string): Promise<number[] | undefined> {
  return (await pool.query('select keys from related_keys where article_id = $1', [id])).rows[0]?.keys;
}

test('what was there before, and what the version before goes on publishing', async () => {
  const [old, other] = [await story(), await story()];
  await weigh(old, '{1,2}');
  await migrateDatabase(connectionString);
  expect(await keysOf(old)).toEqual([1, 2]);
  expect(await keysOf(other)).toBeUndefined();
  await weigh(other, '{3}');
  expect(await keysOf(other)).toEqual([3]);
  await weigh(other, '{4,5}');
  expect(await keysOf(other)).toEqual([4, 5]);
});

test('what is weighed anew by this version keeps the keys that it has now', async () => {
  const old = await story();
  await weigh(old, '{1,2}');
  await migrateDatabase(connectionString);
  await pool.query(`update related_keys set keys = '{9}' where article_id = $1`, [old]);
  await pool.query(
    `insert into related_docs (article_id, finding, terms) values ($1, '{}', 'x')
     on conflict (article_id) do update set terms = excluded.terms`,
    [old],
  );
  expect(await keysOf(old)).toEqual([9]);
});

test('what is published while the database is updated, by whoever has its article already', async () => {
  const [old, withdrawn] = [await story(), await story()];
  await weigh(old, '{1}');
  await weigh(withdrawn, '{2}');
  const publisher = await pool.connect();
  await publisher.query('begin');
  // The update has copied by now, and waits for this one.
  const article = await story(publisher);
  const updated = migrateDatabase(connectionString);
  const waiting = async () => {
    const { rowCount } = await pool.query(
      `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
    );
    return rowCount;
  };
  await expect.poll(waiting).toBeGreaterThan(0);
  await weigh(article, '{7,8}', publisher);
  await weigh(old, '{3}', publisher);
  await publisher.query('delete from related_docs where article_id = $1', [withdrawn]);
  await publisher.query('commit');
  publisher.release();
  await updated;
  expect(await Promise.all([article, old, withdrawn].map(keysOf))).toEqual([[7, 8], [3], undefined]);
});
