import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadTables } from '#db/load-tables.ts';
import { MigrationRefused, migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/time/new-id.ts';
import { withDatabase } from '#tests/support/database/database-names.ts';
import { migrateTo } from '#tests/support/database/migrate-to.ts';
import { readManifest, readRows } from '../../../scripts/newsroom/read-backup.ts';

/*
 * A folder for each release with a backup of its demonstration: `manifest.json` and `rows.tsv.gz` of
 * `newsroom backup`, made after `newsroom seed demo` by that release. The pictures are left out.
 */
const releases = path.resolve('tests/golden/releases');
const versions = readdirSync(releases);

const WRITERS = 4;
const databases: string[] = [];
let admin: pg.Client;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
});

afterAll(async () => {
  for (const name of databases) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `update_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  databases.push(name);
  return withDatabase(inject('databaseServer'), name);
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: WRITERS + 1 });
  // The database is dropped while connections close.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Saves a story with its first version and its outbox row as the first release does. Returns the story's id.
 */
async function saveStory(
  pool: pg.Pool,
  { section, author }: { section: string; author: string },
): Promise<string> {
  const [article, version] = [newId(), newId()];
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into articles (id, locale, slug, section_id, work_state, public_state, working_number, created_by, created_at, saved_at)
       values ($1, 'vi', $1::uuid::text, $2, 'draft', 'none', 1, $3, now(), now())`,
      [article, section, author],
    );
    await client.query(
      `insert into article_versions (id, article_id, number, base_number, reason, saved_at, content_hash, format, kicker,
         headline, sapo, section_id, byline_ids, tag_ids, pin_ids, body)
       values ($1, $2, 1, 0, 'save', now(), 'hash', 'news', '', 'Viết trong lúc nâng cấp', '', $3, '{}', '{}', '{}',
         '{"type":"doc","schema":3,"content":[]}')`,
      [version, article, section],
    );
    await client.query('update articles set working_version_id = $2 where id = $1', [article, version]);
    await client.query(
      `insert into outbox (id, name, unique_key, payload, created_at) values ($1, 'article.save', $1::uuid::text, '{}', now())`,
      [article],
    );
    await client.query('commit');
    return article;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const PUBLIC = 'select id, version_id, headline, sapo, body from public_articles order by id';
const COUNTS = `select (select count(*) from article_versions v where v.headline <> 'Viết trong lúc nâng cấp') as versions,
  (select count(*) from audit) as acts, (select count(*) from media) as pictures, (select hash from audit_head) as head`;

test.each(versions)(
  'a newsroom of %s migrates while people write in it, and keeps every row',
  async (version) => {
    const connectionString = await emptyDatabase();
    const folder = path.join(releases, version);
    const { migrations, rows: count } = await readManifest(folder);
    await migrateTo(connectionString, migrations);
    expect(await loadTables(connectionString, { migrations, rows: readRows(folder) })).toBe(count);
    const pool = openPool(connectionString);
    const shown = (await pool.query(PUBLIC)).rows;
    expect(shown.length).toBeGreaterThan(20);
    const countsBefore = (await pool.query(COUNTS)).rows;

    const ids = await pool.query<{ section: string; author: string }>(
      'select (select id from sections limit 1) as section, (select id from people limit 1) as author',
    );
    const by = ids.rows[0] as { section: string; author: string };
    const saved: string[] = [];
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!isOver) saved.push(await saveStory(pool, by));
    });
    await expect.poll(() => saved.length).toBeGreaterThan(20);
    await Promise.all([migrateDatabase(connectionString), migrateDatabase(connectionString)]);
    // Processes of the release keep writing for a while.
    const migrated = saved.length;
    await expect.poll(() => saved.length).toBeGreaterThan(migrated + 20);
    isOver = true;
    await Promise.all(writers);

    const { rows } = await pool.query<{ id: string }>(
      `select a.id from articles a join article_versions v on v.id = a.working_version_id join outbox o on o.id = a.id`,
    );
    const stored = new Set(rows.map(({ id }) => id));
    expect(saved.filter((id) => !stored.has(id))).toEqual([]);
    expect((await pool.query(PUBLIC)).rows).toEqual(shown);
    expect((await pool.query(COUNTS)).rows).toEqual(countsBefore);
    const ran = await pool.query<{ hash: string }>(
      'select hash from drizzle.__drizzle_migrations order by id',
    );
    const all = readMigrationFiles({ migrationsFolder: path.resolve('db/migrations') });
    expect(ran.rows.map(({ hash }) => hash)).toEqual(all.map(({ hash }) => hash));
    await pool.end();
  },
);

test('each release in the changelog has its backup here', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const released = [...changelog.matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, version]) => version);
  expect(versions.toSorted()).toEqual(released.toSorted());
});

test('a database from before the first release is refused', async () => {
  const connectionString = await emptyDatabase();
  await migrateDatabase(connectionString);
  const pool = openPool(connectionString);
  await pool.query("update drizzle.__drizzle_migrations set hash = 'unreleased'");
  await expect(migrateDatabase(connectionString)).rejects.toThrow(MigrationRefused);
  await pool.end();
});
