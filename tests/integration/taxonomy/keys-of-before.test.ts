import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/new-id.ts';
import { withDatabase } from '#tests/support/database/database-names.ts';
import { migrateTo } from '#tests/support/database/migrate-to.ts';

/* Keys of tags from before a migration made two spellings one: what it finds, and what it makes of that. */

type Keys = { readonly tags: readonly string[]; readonly aliases: readonly string[] };
type Tag = readonly [key: string, ...aliases: readonly string[]];

/** The keys of `tags`, which were written at the migration with number `before`, once all later ones have run; as they were written. */
async function keysAfter(before: number, tags: readonly Tag[]): Promise<Keys> {
  const admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
  const name = `keys_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  const connectionString = withDatabase(inject('databaseServer'), name);
  await migrateTo(connectionString, before);
  const client = new pg.Client({ connectionString });
  await client.connect();
  for (const [key, ...aliases] of tags) {
    const id = newId();
    await client.query(
      `insert into tags (id, type, name, fold, slug, created_at) values ($1::uuid, 'topic', $2, $2, $1::text, now())`,
      [id, key],
    );
    for (const alias of aliases)
      await client.query('insert into tag_aliases (id, tag_id, name, fold) values ($1, $2, $3, $3)', [
        ...[newId(), id, alias],
      ]);
  }
  await migrateDatabase(connectionString);
  const keys = async (table: string) =>
    (await client.query(`select fold from ${table} order by id`)).rows.map(({ fold }) => fold);
  const found = { tags: await keys('tags'), aliases: await keys('tag_aliases') };
  await client.end();
  await admin.query(`drop database ${name}`);
  await admin.end();
  return found;
}

test('keys get the plain apostrophe, and one that another tag bears already stays as it is', async () => {
  const found = await keysAfter(39, [
    ['h’hen', 'hʼhen', 'y’thinh'],
    ['h‘hen'],
    ["k'pa", "y'thinh"],
    ['k’pa', 'k‘pa', 'a’ma'],
    ['a‘ma'],
  ]);
  expect(found.tags).toEqual(["h'hen", 'h‘hen', "k'pa", 'k’pa', "a'ma"]);
  expect(found.aliases).toEqual(["h'hen", 'y’thinh', "y'thinh", 'k‘pa', 'a’ma']);
});

test('keys get the figures of every keyboard, and one that another tag bears already stays as it is', async () => {
  const found = await keysAfter(43, [
    ['khi co₂', 'co₂', 'e = mc²'],
    ['met khoi', 'm³', 'm3'],
    ['h₂o'],
    ['h2o'],
    ['10¹⁰⁄₂₃₄₅₆₇₈₉₀₁ ⁴⁵⁶⁷⁸⁹', 'khi co2'],
  ]);
  expect(found.tags).toEqual(['khi co₂', 'met khoi', 'h₂o', 'h2o', '1010⁄2345678901 456789']);
  expect(found.aliases).toEqual(['co2', 'e = mc2', 'm³', 'm3', 'khi co2']);
});
