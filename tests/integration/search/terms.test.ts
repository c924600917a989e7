import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { forgetSearchTerms } from '#usecases/search/forget-search-terms.ts';
import { readTermReport } from '#usecases/search/read-term-report.ts';
import { recordSearchTerms } from '#usecases/search/record-search-terms.ts';
import { recountSearchWords } from '#usecases/search/recount-search-words.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const now = new Date('2026-11-26T05:00:00Z');
const daysAgo = (days: number) => dayOf(new Date(now.getTime() - days * 86_400_000), 'Asia/Ho_Chi_Minh');

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(now);
  await newsroom.published({ headline: 'Giá vàng đứng yên' });
});

test('editors see the most frequent searches and those without results, over some days', async () => {
  const reader = newsroom.as(null);
  await recordSearchTerms(reader, [
    { day: daysAgo(0), term: 'giá vàng', searches: 5 },
    { day: daysAgo(0), term: 'lịch nghỉ tết', searches: 4 },
    { day: daysAgo(3), term: 'giá vàng', searches: 7 },
    { day: daysAgo(8), term: 'bão', searches: 90 },
  ]);
  await recordSearchTerms(reader, [{ day: daysAgo(0), term: 'giá vàng', searches: 3 }]);
  const thu = newsroom.as('thu');
  expect(await readTermReport(thu, {})).toEqual({
    days: 7,
    common: [
      { term: 'giá vàng', searches: 15, found: 1 },
      { term: 'lịch nghỉ tết', searches: 4, found: 0 },
    ],
    foundNothing: [{ term: 'lịch nghỉ tết', searches: 4, found: 0 }],
  });
  expect((await readTermReport(thu, { days: '1' })).common[0]).toMatchObject({ searches: 8 });
  expect((await readTermReport(thu, { days: '30' })).common[0]).toMatchObject({ term: 'bão', searches: 90 });
  expect((await readTermReport(thu, { days: '31' })).days).toBe(7);
  await expect(readTermReport(newsroom.as('lan'), {})).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
});

test('search terms are deleted after ninety days', async () => {
  const reader = newsroom.as(null);
  await recordSearchTerms(reader, [
    { day: daysAgo(90), term: 'còn nhớ', searches: 3 },
    { day: daysAgo(91), term: 'đã quên', searches: 3 },
  ]);
  await forgetSearchTerms(reader);
  const { rows } = await database.db.execute(
    sql`select term from search_terms where day <= ${daysAgo(60)}::date`,
  );
  expect(rows).toEqual([{ term: 'còn nhớ' }]);
});

test('a job counts the stories of each word', async () => {
  await database.db.execute(sql`insert into search_words (word) values ('khongcodau')`);
  await recountSearchWords(newsroom.as(null));
  const { rows } = await database.db.execute(
    sql`select word, stories from search_words where word in ('vang', 'khongcodau') order by word`,
  );
  expect(rows).toEqual([
    { word: 'khongcodau', stories: 0 },
    { word: 'vang', stories: 1 },
  ]);
});
