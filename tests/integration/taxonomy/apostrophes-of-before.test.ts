import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/new-id.ts';
import { withDatabase } from '#tests/support/database-names.ts';
import { migrateTo } from '#tests/support/migrate-to.ts';

/* Keys of tags from before all apostrophes were one: migration 0040. */

const BEFORE = 39;

test('keys get the plain apostrophe, and one that another tag bears already stays as it is', async () => {
  const admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
  const name = `apostrophes_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  const connectionString = withDatabase(inject('databaseServer'), name);
  await migrateTo(connectionString, BEFORE);
  const client = new pg.Client({ connectionString });
  await client.connect();
  const tag = async (fold: string, aliases: readonly string[] = []) => {
    const id = newId();
    await client.query(
      `insert into tags (id, type, name, fold, slug, created_at) values ($1::uuid, 'topic', $2, $2, $1::text, now())`,
      [id, fold],
    );
    for (const alias of aliases)
      await client.query('insert into tag_aliases (id, tag_id, name, fold) values ($1, $2, $3, $3)', [
        ...[newId(), id, alias],
      ]);
  };
  await tag('h’hen', ['hʼhen', 'y’thinh']);
  await tag('h‘hen');
  await tag("k'pa", ["y'thinh"]);
  await tag('k’pa', ['k‘pa', 'a’ma']);
  await tag('a‘ma');
  await migrateDatabase(connectionString);
  const keys = async (table: string) =>
    (await client.query(`select fold from ${table} order by id`)).rows.map(({ fold }) => fold);
  expect(await keys('tags')).toEqual(["h'hen", 'h‘hen', "k'pa", 'k’pa', "a'ma"]);
  expect(await keys('tag_aliases')).toEqual(["h'hen", 'y’thinh', "y'thinh", 'k‘pa', 'a’ma']);
  await client.end();
  await admin.query(`drop database ${name}`);
  await admin.end();
});
