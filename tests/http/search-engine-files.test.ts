import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTag } from '#core/settings/site-settings.ts';
import { indexNowKeyUrl } from '#core/urls.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { keepIndexNowKey, putSetting } from '#db/queries/settings/settings.ts';
import { inTime } from '#tests/support/in-time.ts';
import { ask } from '#tests/support/site/crawl.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { readIndexNowKey } from '#usecases/site/read-index-now-key.ts';

let newsroom: Awaited<ReturnType<typeof openNewsroom>>;
const RECORD = 'ads.example, pub-7, DIRECT';

beforeAll(async () => {
  newsroom = await openNewsroom(theSite().dataDir);
});

afterAll(async () => {
  await setAdsTxt('');
  await newsroom.close();
});

const get = (path: string) => ask(theSite().url, path);
const setAdsTxt = (text: string) =>
  newsroom.ctx.db.transaction(async (tx) => {
    await putSetting(tx, 'adsTxt', text);
    await invalidatePages(tx, [settingsTag]);
  });

test('ads.txt is missing until it has a line, and then plain text from the page cache', async () => {
  expect((await get('/ads.txt')).status).toBe(404);
  await setAdsTxt(RECORD);
  await inTime(async () => expect((await get('/ads.txt')).status).toBe(200));
  const { body, headers } = await get('/ads.txt');
  expect(body.toString()).toBe(`${RECORD}\n`);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(headers['cache-control']).toMatch(/^public, /);
  const again = await ask(theSite().url, '/ads.txt', { headers: { 'if-none-match': headers.etag ?? '' } });
  expect(again.status).toBe(304);
  await setAdsTxt('');
  await inTime(async () => expect((await get('/ads.txt')).status).toBe(404));
});

test('the key of IndexNow has a file from its creation on, and other keys have none', async () => {
  const unknown = 'f'.repeat(32);
  expect((await get(indexNowKeyUrl(unknown))).status).toBe(404);
  await keepIndexNowKey(newsroom.ctx.db, newsroom.ctx.newId().replaceAll('-', ''));
  const key = (await readIndexNowKey(newsroom.ctx)) ?? '';
  const { status, body, headers } = await get(indexNowKeyUrl(key));
  expect({ status, body: body.toString() }).toEqual({ status: 200, body: key });
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect((await get(indexNowKeyUrl(unknown))).status).toBe(404);
});
