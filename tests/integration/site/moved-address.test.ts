import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import { createPageCache } from '#platform/page-cache/page-cache.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import type { Context } from '#usecases/context.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';

/*
 * One process publishes and serves pages. Its cache gets no NOTIFY here, only the invalidations of its own
 * transactions.
 */

const START = new Date('2026-05-04T03:00:00Z');
const LATER = new Date('2026-05-04T04:00:00Z');

let newsroom: Newsroom;
let databaseClock: DatabaseClock;
let url: string;
let as: (name: 'lan' | 'thu' | 'tam' | null) => Context;
const ending: (() => unknown)[] = [];

beforeAll(async () => {
  const fresh = await freshDatabase();
  newsroom = await makeNewsroom(fresh.db);
  databaseClock = controlClock(fresh);
  const render = async (address: string) => {
    const [, section = '', segment = ''] = address.split('/');
    const answer = await readArticlePage(newsroom.as(null), { section, segment });
    const location = answer?.kind === 'redirect' ? answer.to : null;
    return {
      status: location === null ? 200 : 308,
      headers: { 'content-type': 'text/plain', ...(location !== null && { location }) },
      body: Buffer.from(answer?.kind === 'page' ? answer.page.article.headline : ''),
    };
  };
  const cache = createPageCache({
    ...{
      renderer: createPageRenderer({ render, now: Date.now }),
      now: Date.now,
      maxBytes: 1_000_000,
      common: {},
    },
    ...{
      isSignedIn: async () => false,
      networkOf: () => '',
      idleGate: createIdleGate(),
      log: createLogger('silent'),
    },
  });
  const database = await openDatabase({
    connectionString: fresh.connectionString,
    onWithdrawn: (tags) => cache.invalidate({ kind: 'withdrawn', tags }),
  });
  as = (name) => ({ ...newsroom.as(name), db: database.db });
  const server = createServer((request, response) => {
    if (!cache.serveCached(request, response)) void cache.serve(request, response);
  });
  server.listen(0);
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  ending.push(() => server.close(), database.close);
});

afterAll(() => Promise.all(ending.map((end) => end())));

const act = (name: 'lan' | 'thu' | 'tam', articleId: string, action: string, input = {}) =>
  actOnArticle(as(name), { articleId, action, ...input });

/** A live story whose approved next version is in another section, and its public path. */
async function storyToMove(): Promise<{ id: string; path: string }> {
  const { id, number } = await createArticle(as('lan'), { content: contentFor(newsroom) });
  for (const [name, action] of [
    ['lan', 'submit'],
    ['tam', 'approve'],
    ['tam', 'publish'],
  ] as const)
    await act(name, id, action);
  await saveArticle(as('tam'), { articleId: id, baseVersion: 1, changes: { sectionId: newsroom.business } });
  await act('tam', id, 'submit');
  await act('thu', id, 'approve');
  const path = `/the-gioi/dong-bang-tim-cach-song-chung-voi-mua-nuoc-man-${number}`;
  expect((await ask(path)).status).toBe(200);
  return { id, path };
}

const ask = (path: string) => fetch(url + path, { redirect: 'manual' });

test('a story moved to another section redirects from its old URL before the update is acknowledged', async () => {
  const { id, path } = await storyToMove();
  await act('tam', id, 'publish_update', { updateKind: 'update', publicNote: 'Chuyển mục.' });
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('location')]).toEqual([308, path.replace('the-gioi', 'kinh-te')]);
});

test('a scheduled move redirects as well', async () => {
  newsroom.setNow(START);
  await databaseClock.setTo(START);
  const { id, path } = await storyToMove();
  await act('tam', id, 'schedule', { updateKind: 'update', publicNote: 'Chuyển mục.', publishAt: LATER });
  newsroom.setNow(LATER);
  await databaseClock.setTo(LATER);
  await publishDueSchedules(as(null));
  expect((await ask(path)).status).toBe(308);
});
