import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/new-id.ts';
import { withDatabase } from '#tests/support/database/database-names.ts';
import { migrateTo } from '#tests/support/database/migrate-to.ts';

/** The last migration of the schema that is updated from. */
const EARLIER = 20;
const WRITERS = 4;
const name = `update_${newId().replaceAll('-', '')}`;
const migrations = path.resolve('db/migrations');
let admin: pg.Client;
let pool: pg.Pool;
let connectionString: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  connectionString = withDatabase(inject('databaseServer'), name);
  pool = new pg.Pool({ connectionString, max: WRITERS + 1 });
  // The database is dropped under connections that are just going.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await migrateTo(connectionString, EARLIER);
});

afterAll(async () => {
  await pool.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

/** As the version before writes: a story with its first version, and what follows from it. Returns the story's id. */
async function saveStory({ section, author }: { section: string; author: string }): Promise<string> {
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
         '{"type":"doc","schema":2,"content":[]}')`,
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

test('an earlier newsroom is brought to the newest schema while people go on writing in it, and keeps every word', async () => {
  const [section, author] = [newId(), newId()];
  await pool.query(
    `insert into sections (id, slug, name, name_en, position) values ($1, 'the-gioi', 'Thế giới', 'World', 1)`,
    [section],
  );
  await pool.query(
    `insert into people (id, kind, name, slug, created_at) values ($1, 'staff', 'Lan', 'lan', now())`,
    [author],
  );
  const saved = [await saveStory({ section, author })];
  let isOver = false;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!isOver) saved.push(await saveStory({ section, author }));
  });
  await expect.poll(() => saved.length).toBeGreaterThan(20);
  const before = saved.length;
  await Promise.all([migrateDatabase(connectionString), migrateDatabase(connectionString)]);
  const after = saved.length;
  // The version before goes on for a while on the new schema.
  await expect.poll(() => saved.length).toBeGreaterThan(after + 20);
  isOver = true;
  await Promise.all(writers);
  expect(after).toBeGreaterThanOrEqual(before);
  const { rows } = await pool.query<{ id: string }>(
    `select a.id from articles a join article_versions v on v.id = a.working_version_id join outbox o on o.id = a.id`,
  );
  const kept = new Set(rows.map(({ id }) => id));
  expect(saved.filter((id) => !kept.has(id))).toEqual([]);
  const made = await pool.query('select 1 from drizzle.__drizzle_migrations');
  const { entries } = JSON.parse(readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8'));
  expect(made.rowCount).toBe(entries.length);
});
