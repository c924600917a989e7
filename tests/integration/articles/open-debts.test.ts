import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { breakNews } from '#usecases/articles/break-news.ts';
import { readNewsDesk } from '#usecases/articles/read-news-desk.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { countOpenDebts } from '#usecases/debts/count-open-debts.ts';
import { listOpenDebts } from '#usecases/debts/list-open-debts.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let start = new Date('2026-05-04T03:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** Clears the debts of the test before. */
beforeEach(async () => {
  start = after(24 * 60);
  newsroom.setNow(start);
  for (const { articleId } of await listOpenDebts(newsroom.as('tam'))) {
    await newsroom.act('phuc', articleId, 'withhold', { reason: 'Xong bài thử.' });
  }
});

type Name = Parameters<typeof newsroom.as>[0] & string;

async function broken(headline: string, by: Name = 'tam', sectionId = newsroom.world): Promise<string> {
  const ctx = newsroom.as(by);
  const news = { id: newId(), headline, sapo: 'Một câu.', sectionId };
  await breakNews({ ...ctx, actor: ctx.actor && { ...ctx.actor, grants: ['breaking'] } }, news);
  return news.id;
}

test('managing editors count every open debt, editors those of their desks, and others get none', async () => {
  await broken('Tin của ban Thế giới');
  newsroom.setNow(after(4));
  await broken('Tin của ban Kinh tế', 'tam', newsroom.business);
  const counted = async (name: Name) => countOpenDebts(newsroom.as(name));
  expect(await counted('tam')).toEqual({ count: 2, oldestAt: start });
  expect(await counted('thu')).toEqual({ count: 1, oldestAt: start });
  expect(await counted('binh')).toEqual({ count: 1, oldestAt: after(4) });
  for (const name of ['minh', 'lan', 'huy', 'phuc', 'quan'] as const) {
    expect(await counted(name), name).toBeNull();
    await expect(listOpenDebts(newsroom.as(name))).rejects.toMatchObject({ code: 'action.not-your-role' });
  }
});

test('the list has the live texts, the oldest debt first, with the right to clear each', async () => {
  const first = await broken('Tin thứ nhất', 'lan');
  newsroom.setNow(after(1));
  const second = await broken('Tin thứ hai');
  await saveArticle(newsroom.as('thu'), {
    articleId: first,
    baseVersion: 1,
    changes: { headline: 'Một tiêu đề mà bạn đọc chưa thấy' },
  });
  const debts = await listOpenDebts(newsroom.as('tam'));
  expect(debts.map(({ articleId }) => articleId)).toEqual([first, second]);
  expect(debts[0]).toMatchObject({
    openedAt: start,
    openedBy: 'lan',
    live: { version: 1, headline: 'Tin thứ nhất', sapo: 'Một câu.' },
    mayClear: { ok: true },
  });
  expect(debts[1]).toMatchObject({ mayClear: { ok: false, why: 'article.own-debt' } });
});

test('a cleared debt and the debt of a withheld story are not counted', async () => {
  const id = await broken('Tin nợ duyệt', 'lan');
  await newsroom.act('thu', id, 'withhold');
  expect(await countOpenDebts(newsroom.as('tam'))).toEqual({ count: 0, oldestAt: null });
  await newsroom.act('tam', id, 'release_withheld');
  expect(await countOpenDebts(newsroom.as('tam'))).toMatchObject({ count: 1 });
  await newsroom.act('thu', id, 'clear_debt', { liveVersion: 1 });
  expect(await countOpenDebts(newsroom.as('tam'))).toEqual({ count: 0, oldestAt: null });
});

test('only people who may break news get the sheet, with their own desk and the agencies', async () => {
  for (const name of ['minh', 'lan', 'thu', 'phuc', 'quan'] as const) {
    expect(await readNewsDesk(newsroom.as(name)), name).toBeNull();
  }
  const { tam } = newsroom.people;
  expect(await readNewsDesk(newsroom.as('tam'))).toMatchObject({
    sources: [{ id: tam.id, name: 'tam' }],
    sectionId: '',
    minutes: 60,
  });
});
