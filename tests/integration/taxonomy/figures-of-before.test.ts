import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#platform/new-id.ts';
import { withDatabase } from '#tests/support/database-names.ts';
import { migrateTo } from '#tests/support/migrate-to.ts';

/* Keys of tags from before a figure was one however high it stands: migration 0044. */

const BEFORE = 43;

test('keys get the figures of every keyboard, and one that another tag bears already stays as it is', async () => {
  const admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
  const name = `figures_${newId().replaceAll('-', '')}`;
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
  await tag('khi co₂', ['co₂', 'e = mc²']);
  await tag('met khoi', ['m³', 'm3']);
  await tag('h₂o');
  await tag('h2o');
  await tag('10¹⁰⁄₂₃₄₅₆₇₈₉₀₁ ⁴⁵⁶⁷⁸⁹', ['khi co2']);
  await migrateDatabase(connectionString);
  const keys = async (table: string) =>
    (await client.query(`select fold from ${table} order by id`)).rows.map(({ fold }) => fold);
  expect(await keys('tags')).toEqual(['khi co₂', 'met khoi', 'h₂o', 'h2o', '1010⁄2345678901 456789']);
  expect(await keys('tag_aliases')).toEqual(['co2', 'e = mc2', 'm³', 'm3', 'khi co2']);
  await client.end();
  await admin.query(`drop database ${name}`);
  await admin.end();
});
