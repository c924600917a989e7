import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { findJobs } from '#server/worker/find-jobs.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readIndexNowKey } from '#usecases/site/read-index-now-key.ts';
import { submitToIndexNow } from '#usecases/site/submit-to-index-now.ts';

const NOW = new Date('2026-05-04T03:20:00Z');
type Call = { path: string; type: string | undefined; body: Record<string, unknown> & { urlList: string[] } };

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;
let endpoint: Server;
let origin: string;
let siteUrl: string;
/** The status of each endpoint; 202 by default. */
const statuses: Record<string, number> = {};
const calls: Call[] = [];

const submit = (...ids: string[]) => submitToIndexNow(newsroom.as(null), ids);
const setting = (name: string, value: unknown) =>
  database.db.transaction((tx) => putSetting(tx, name, value));
const pathsOf = (call: Call | undefined) => call?.body.urlList.map((url) => url.replace(siteUrl, ''));

beforeAll(async () => {
  endpoint = createServer((request, response) => {
    const path = request.url ?? '';
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push({ path, type: request.headers['content-type'], body: JSON.parse(body) });
      response.writeHead(statuses[path] ?? 202).end();
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
  siteUrl = newsroom.as(null).site.url;
  newsroom.setNow(NOW);
  await controlClock(database).setTo(NOW);
  await setting('indexNowEndpoints', `${origin}/one`);
});

beforeEach(() => {
  calls.length = 0;
  for (const path of Object.keys(statuses)) delete statuses[path];
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => endpoint.close());

test('nothing is sent and no key is created while IndexNow is off', async () => {
  await submit(await desk.live());
  expect(calls).toEqual([]);
  expect(await readIndexNowKey(newsroom.as(null))).toBeNull();
  await setting('indexNow', true);
});

test('the addresses of public stories are sent in one call with the key and its file', async () => {
  const ids = [await desk.live({ headline: 'Mưa lớn' }), await desk.live({ headline: 'Nắng to' })];
  await submit(...ids);
  const key = await readIndexNowKey(newsroom.as(null));
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.type).toBe('application/json; charset=utf-8');
  expect(calls[0]?.body).toMatchObject({
    host: new URL(siteUrl).host,
    key,
    keyLocation: `${siteUrl}/${key}.txt`,
  });
  expect(pathsOf(calls[0])).toEqual([
    expect.stringMatching(/^\/the-gioi\/mua-lon-\d+$/),
    expect.stringMatching(/^\/the-gioi\/nang-to-\d+$/),
  ]);
  await submit(...ids);
  expect(calls[1]?.body.key).toBe(key);
});

test('a moved story is sent with its former address, and a withdrawn one with the address that is gone', async () => {
  const id = await desk.live({ headline: 'Chuyện đổi mục' });
  const { version } = await readArticle(newsroom.as('tam'), { articleId: id });
  await saveArticle(newsroom.as('tam'), {
    ...{ articleId: id, baseVersion: version, changes: { sectionId: newsroom.business } },
  });
  await desk.act('tam', id, 'submit');
  await desk.act('thu', id, 'approve');
  await desk.act('thu', id, 'publish_update', { updateKind: 'minor_fix' });
  await submit(id);
  const both = [
    expect.stringMatching(/^\/kinh-te\/chuyen-doi-muc-/),
    expect.stringMatching(/^\/the-gioi\/chuyen-doi-muc-/),
  ];
  expect(pathsOf(calls[0])).toEqual(both);
  await desk.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
  await submit(id);
  expect(pathsOf(calls[1])).toEqual(both);
});

test('the address of a draft, an approved, a scheduled or an embargoed story is not sent', async () => {
  const soon = new Date(NOW.getTime() + 3_600_000);
  const [scheduled, embargoed] = [await desk.approved(), await desk.approved()];
  await desk.act('tam', scheduled, 'schedule', { publishAt: soon });
  await desk.act('tam', embargoed, 'set_embargo', { embargoUntil: soon });
  await submit(await desk.draft(), await desk.approved(), scheduled, embargoed);
  await desk.act('tam', scheduled, 'kill', { publicNote: 'Không đăng nữa.' });
  await submit(scheduled);
  expect(calls).toEqual([]);
});

test.each([429, 500, 503])(
  'the status %i is retried, after the other endpoints were called',
  async (status) => {
    await setting('indexNowEndpoints', `${origin}/one\n${origin}/two`);
    statuses['/one'] = status;
    const failed = submit(await desk.live());
    await expect(failed).rejects.toMatchObject({ code: 'fetch.failed', details: { status } });
    expect(calls.map(({ path }) => path)).toEqual(['/one', '/two']);
  },
);

test.each([400, 403, 422])('the status %i is a refusal that is not retried', async (status) => {
  await setting('indexNowEndpoints', `${origin}/one`);
  statuses['/one'] = status;
  expect(await submit(await desk.live())).toEqual([{ endpoint: `${origin}/one`, reason: status }]);
});

test('a production site does not call an endpoint in its own network', async () => {
  const id = await desk.live();
  const services = newsroom.as(null);
  const outside = { ...services, site: { ...services.site, url: 'https://bao.example' } };
  await setting('indexNowEndpoints', `https://127.0.0.1/indexnow`);
  expect(await submitToIndexNow(outside, [id])).toEqual([
    { endpoint: 'https://127.0.0.1/indexnow', reason: 'fetch.refused' },
  ]);
});

test('the worker passes the events of one commit to one run, and retries them together', async () => {
  const job = (await findJobs()).get('submit-to-index-now');
  if (!job) throw new Error('There is no such job.');
  const run = vi.spyOn(job, 'run').mockRejectedValueOnce(new Error('429')).mockResolvedValue();
  const ids = Array.from({ length: 20 }, () => newId());
  const { applicationUrl: connectionString } = database;
  await database.db.transaction(async (tx) => {
    for (const articleId of ids) {
      const id = newId();
      await addToOutbox(tx, {
        ...{ id, name: 'article.publish', uniqueKey: id, payload: { articleId }, createdAt: NOW },
      });
    }
  });
  const log = createLogger('silent');
  const worker = await startWorker({ connectionString, services: newsroom.as(null), log });
  try {
    const input = (call: number) =>
      (run.mock.calls[call]?.[1].events as { articleId: string }[] | undefined)?.map(
        ({ articleId }) => articleId,
      ) ?? [];
    await expect.poll(() => input(0)).toEqual(expect.arrayContaining(ids));
    const retried = () => run.mock.calls.slice(1).flatMap((_, index) => input(index + 1));
    await expect.poll(retried, { timeout: 20_000 }).toEqual(expect.arrayContaining(ids));
    expect(run.mock.calls.length).toBeLessThan(10);
  } finally {
    await worker.stop();
  }
});
