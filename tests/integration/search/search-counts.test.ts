import { beforeAll, expect, test } from 'vitest';
import { searchDocs } from '#db/schema/public-projections.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { fillSearchCounts } from '#usecases/search/fill-search-counts.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';

const STORIES = 45;
let database: FreshDatabase;
let newsroom: Newsroom;
let old = '';
let stays = '';

/** More stories than one batch fills, each with one of two tags, some with both. */
beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  old = (await createTag(newsroom.as('thu'), { name: 'Đường sắt cũ' })).id;
  stays = (await createTag(newsroom.as('thu'), { name: 'Đường sắt đô thị' })).id;
  for (let count = 0; count < STORIES; count += 1) {
    const tagIds = count % 3 === 0 ? [old, stays] : [count % 3 === 1 ? old : stays];
    await newsroom.published({ tagIds });
  }
});

async function counted() {
  const answer = await searchSite(newsroom.as(null), { text: 'đồng bằng' });
  if (answer.kind !== 'results' || answer.facets === null) throw new Error(answer.kind);
  const { total, tags, authors } = answer.facets;
  const inShort = (facets: typeof tags) => facets.map(({ slug, count }) => `${slug} ${count}`);
  return { total, tags: inShort(tags), authors: inShort(authors) };
}

/** As a process of an older release leaves the rows. */
const empty = (which: string) =>
  database.pool.query(`update search_docs set tag_ids = null, author_ids = null where ${which}`);

async function unfilled(): Promise<number> {
  const rows = await database.db.select().from(searchDocs);
  for (const { tagIds, authorIds } of rows) expect(tagIds === null).toBe(authorIds === null);
  return rows.filter(({ tagIds }) => tagIds === null).length;
}

test('a row without search counts is counted from the lists, until a job fills it', async () => {
  const before = await counted();
  expect(before).toMatchObject({ total: STORIES, tags: ['duong-sat-cu 30', 'duong-sat-do-thi 30'] });
  expect(before.authors).toEqual([expect.stringMatching(new RegExp(` ${STORIES}$`))]);
  await empty('true');
  expect(await unfilled()).toBe(STORIES);
  expect(await counted()).toEqual(before);
  await fillSearchCounts(newsroom.as(null));
  expect(await unfilled()).toBe(0);
  expect(await counted()).toEqual(before);
});

test('merging a tag while rows are unfilled counts its target before and after the job', async () => {
  await empty('ctid in (select ctid from search_docs order by article_id limit 20)');
  await mergeTags(newsroom.as('thu'), { id: old, intoId: stays });
  const merged = { total: STORIES, tags: [`duong-sat-do-thi ${STORIES}`] };
  expect(await unfilled()).toBe(20);
  expect(await counted()).toMatchObject(merged);
  await fillSearchCounts(newsroom.as(null));
  expect(await unfilled()).toBe(0);
  expect(await counted()).toMatchObject(merged);
});
