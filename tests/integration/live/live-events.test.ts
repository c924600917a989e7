import { EventEmitter } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { liveResponse } from '#app/_shell/reader/live-response.ts';
import { liveEventsUrl } from '#core/urls.ts';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import { createPageCache, type PageCache } from '#platform/page-cache/page-cache.ts';
import { createPageRenderer, type RenderPage } from '#platform/page-cache/page-renderer.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { listenForInvalidations } from '#server/http/cache-invalidation-listener.ts';
import { createLiveEvents, type LiveEvents } from '#server/http/live-events.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { inTime } from '#tests/support/in-time.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { actOnEntry } from '#usecases/live/act-on-entry.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';
import { endCoverage } from '#usecases/live/end-coverage.ts';
import { provideServices } from '#usecases/services.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let lines: LiveEvents;
let pageCache: PageCache;
let server: Server;
let tags: { stop(): Promise<void> };
let origin = '';
let asked = 0;

const log = createLogger('silent');

/** Renders the live updates as Next does, without Next. */
const render: RenderPage = async (url) => {
  asked += 1;
  const response = await liveResponse(new URL(url, 'http://localhost'));
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
};

const makerOf = (render: RenderPage) => createPageRenderer({ render, now: () => Date.now() });

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
  lines = createLiveEvents({ renderer: makerOf(render), now: () => Date.now(), log });
  pageCache = createPageCache({
    ...{ renderer: makerOf(render), common: {}, now: () => Date.now(), maxBytes: 1_000_000, log },
    isSignedIn: async () => false,
    networkOf: () => '',
    idleGate: createIdleGate(),
  });
  tags = listenForInvalidations({
    ...{ connectionString: database.applicationUrl, pageCache, log },
    onTags: lines.invalidate,
  });
  server = createServer(async (request, response) => {
    if (await lines.serve(request, response)) return;
    if (!(await pageCache.serve(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  lines.stop();
  await tags.stop();
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = 0;
});

/** A reader with an open event stream. */
async function reader(
  number: number,
  { cursor = 0, headers = {} }: { cursor?: number; headers?: Record<string, string> } = {},
) {
  const received: string[] = [];
  const state = { isOver: false, backAfterMs: 0 };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${origin}${liveEventsUrl(number)}?cursor=${cursor}`, { agent: false, headers }, resolve).on(
      'error',
      reject,
    );
  });
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    state.backAfterMs ||= Number(/^retry: (\d+)/.exec(events[0] ?? '')?.[1]);
    received.push(...events.filter((event) => !/^event: (hello|beat)/m.test(event)));
  });
  response.on('close', () => {
    state.isOver = true;
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    received,
    state,
    leave: () => response.destroy(),
  };
}

const poll = async (number: number, after = 0) => {
  const response = await fetch(`${origin}/live/${number}/updates?cursor=${after}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test('a reader gets a published entry by event stream and polling, and never a draft', async () => {
  const { articleId, number } = await liveStory(newsroom);
  const line = await reader(number);
  expect(line.headers['content-type']).toContain('text/event-stream');
  expect(line.headers['set-cookie']).toBeUndefined();
  await addEntry(newsroom.as('lan'), articleId, { text: 'Chưa ai được đọc.', publish: false });
  await addEntry(newsroom.as('thu'), articleId, { text: 'Nước lên sáu mét.' });
  await inTime(() => expect(line.received).toHaveLength(1));
  expect(line.received[0]).toMatch(/^id: 1\n/);
  expect(line.received[0]).toContain('Nước lên sáu mét.');
  expect((await poll(number)).text).toContain('Nước lên sáu mét.');
  expect(`${line.received} ${(await poll(number)).text}`).not.toContain('Chưa ai được đọc.');
  line.leave();
});

test('a reconnected stream resumes after Last-Event-ID', async () => {
  const { articleId, number } = await liveStory(newsroom);
  for (const text of ['Một.', 'Hai.', 'Ba.']) await addEntry(newsroom.as('thu'), articleId, { text });
  const line = await reader(number, { headers: { 'last-event-id': '2' } });
  await inTime(() => expect(line.received).toHaveLength(1));
  expect(line.received[0]).toContain('Ba.');
  expect(line.received[0]).not.toContain('Hai.');
  line.leave();
});

test('many readers share one query', async () => {
  const { articleId, number } = await liveStory(newsroom);
  const readers = await Promise.all(Array.from({ length: 60 }, () => reader(number)));
  await inTime(() => expect(lines.count()).toBeGreaterThanOrEqual(60));
  asked = 0;
  await addEntry(newsroom.as('thu'), articleId);
  await inTime(() => expect(readers.filter(({ received }) => received.length === 1)).toHaveLength(60));
  // One render after the change plus the periodic ones, not one for each reader.
  expect(asked).toBeLessThan(readers.length);
  for (const { leave } of readers) leave();
});

test('readers disconnected together get different retry delays', async () => {
  const { number } = await liveStory(newsroom);
  const readers = await Promise.all(Array.from({ length: 20 }, () => reader(number)));
  await inTime(() => expect(readers.every(({ state }) => state.backAfterMs >= 3_000)).toBe(true));
  expect(new Set(readers.map(({ state }) => state.backAfterMs)).size).toBeGreaterThan(5);
  for (const { leave } of readers) leave();
});

test('a withdrawn entry is removed from open pages and from polling', async () => {
  const { articleId, number } = await liveStory(newsroom);
  const entry = await addEntry(newsroom.as('thu'), articleId, { text: 'Tin sai.' });
  const line = await reader(number, { cursor: 1 });
  await poll(number);
  await actOnEntry(newsroom.as('thu'), { articleId, entryId: entry.id, act: 'withdraw', reason: 'Sai.' });
  await inTime(() => expect(line.received[0]).toContain(`"gone":["muc-${entry.id}"]`));
  await inTime(async () => expect((await poll(number)).text).not.toContain('Tin sai.'));
  line.leave();
});

test('open pages get the link of a published breakout story and its removal, and later readers get neither', async () => {
  const { articleId, number } = await liveStory(newsroom);
  const entry = await addEntry(newsroom.as('thu'), articleId);
  const { id } = await breakOutEntry(newsroom.as('thu'), {
    ...{ articleId, entryId: entry.id, newArticleId: newId() },
  });
  const headline = 'Bài riêng về đoạn đê vỡ';
  const changes = { ...contentFor(newsroom), headline };
  await saveArticle(newsroom.as('thu'), { articleId: id, baseVersion: 1, changes });
  await newsroom.act('thu', id, 'submit');
  await newsroom.act('tam', id, 'approve');
  await newsroom.act('tam', id, 'publish');
  const lastEvent = async () => {
    const line = await reader(number);
    // A reader who connects during the change may get it twice.
    await inTime(() => expect(line.received).not.toHaveLength(0));
    line.leave();
    return line.received.at(-1);
  };
  // One reader stays connected, so that the earlier events are kept.
  const there = await reader(number, { cursor: 1 });
  await inTime(async () => expect(await lastEvent()).toContain(headline));
  const breakouts = () => /"breakouts":(\{.*?\})/.exec(there.received.at(-1) ?? '')?.[1];
  await inTime(() => expect(breakouts()).toContain(headline));
  await newsroom.act('tam', id, 'kill', { publicNote: 'Sai nguồn.' });
  await inTime(async () => expect(await lastEvent()).not.toContain(headline));
  await inTime(() => expect(breakouts()).toBe('{}'));
  there.leave();
});

test.each([
  ['withhold', {}],
  ['kill', { publicNote: 'Đã rút.' }],
  ['take_down', { notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' } }],
] as const)('%s of the story ends the stream and makes polling return 404', async (action, input) => {
  const { articleId, number } = await liveStory(newsroom);
  await addEntry(newsroom.as('thu'), articleId, { text: 'Còn ở đây.' });
  const line = await reader(number, { cursor: 1 });
  expect((await poll(number)).status).toBe(200);
  await newsroom.act('tam', articleId, action, input);
  await inTime(() => expect([line.received.at(-1), line.state.isOver]).toEqual(['event: gone\ndata:', true]));
  await inTime(async () => expect((await poll(number)).status).toBe(404));
  expect((await reader(number)).status).toBe(404);
});

test('an expiry ends the stream without an event from the desk', async () => {
  const { articleId, number } = await liveStory(newsroom);
  await addEntry(newsroom.as('thu'), articleId);
  const line = await reader(number, { cursor: 1 });
  await database.db.execute(sql`update articles set published_at = site_now() - interval '2 hours',
    expires_at = site_now() - interval '1 second' where id = ${articleId}`);
  await inTime(() => expect(line.state.isOver).toBe(true));
  expect(line.received).toEqual(['event: gone\ndata:']);
});

test('the end of the coverage is sent and ends the stream, and a reconnect gets 204', async () => {
  const { articleId, number } = await liveStory(newsroom);
  const line = await reader(number);
  await endCoverage(newsroom.as('thu'), { articleId, closingNote: 'Nước đã rút.' });
  await inTime(() => expect(line.state.isOver).toBe(true));
  expect(line.received.at(-1)).toContain('"isEnded":true');
  expect(line.received.at(-1)).toContain('</strong> Nước đã rút."');
  expect((await reader(number)).status).toBe(204);
});

test('an uncovered story, a draft and an unknown number get the same 404', async () => {
  const { number } = await liveStory(newsroom, 'draft');
  const { number: uncovered } = await liveStory(newsroom, 'live');
  for (const asks of [number, uncovered, 999_999]) {
    expect((await reader(asks)).status).toBe(404);
    expect(await poll(asks)).toMatchObject({ status: 404, text: '{"error":"live.not-found"}' });
  }
});

test('one client address has a limit of streams, unless it is a proxy', async () => {
  const { number } = await liveStory(newsroom);
  const of = (address: string) => reader(number, { headers: { 'x-forwarded-for': address } });
  const own = await Promise.all(Array.from({ length: 500 }, () => of('203.0.113.9')));
  expect(new Set(own.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await of('203.0.113.9')).status).toBe(503);
  expect((await of('203.0.113.10')).status).toBe(200);
  expect((await of('10.0.0.1')).status).toBe(200);
  own[0]?.leave();
  await inTime(async () => expect((await of('203.0.113.9')).status).toBe(200));
});

test('requests for unknown numbers are limited, and run in a render context', async () => {
  const over = Promise.withResolvers<void>();
  let [inside, most, outOfScope] = [0, 0, 0];
  const slow = createLiveEvents({
    renderer: makerOf(async (url) => {
      inside += 1;
      most = Math.max(most, inside);
      if (!renderContext.isOpen()) outOfScope += 1;
      await over.promise;
      inside -= 1;
      return render(url);
    }),
    now: () => Date.now(),
    log,
  });
  const response = () => Object.assign(new EventEmitter(), { writeHead: () => ({ end: () => {} }) });
  const flood = Array.from({ length: 40 }, (_, index) =>
    slow.serve(
      { method: 'GET', url: liveEventsUrl(900_000 + index), headers: {} } as IncomingMessage,
      response() as unknown as ServerResponse,
    ),
  );
  const outcomes = Promise.allSettled(flood);
  await new Promise((resolve) => setImmediate(resolve));
  over.resolve();
  const refused = (await outcomes).filter(({ status }) => status === 'rejected');
  expect([most, refused.length, outOfScope]).toEqual([12, 28, 0]);
  slow.stop();
});
