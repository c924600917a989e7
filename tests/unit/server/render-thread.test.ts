import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { PageRender, PageRenderer } from '#platform/page-cache/page-renderer.ts';
import { createLogger } from '#platform/traces/logger.ts';
import type { RenderThreadSetup } from '#server/rendering/render-thread.ts';
import { type RenderThread, startRenderThread } from '#server/rendering/render-thread.ts';
import { inTime } from '#tests/support/in-time.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A worker script that renders the invalidations it has received. `/fail` fails, `/end` exits, `/fill`
 * exhausts the heap, `/block` blocks, `/never` does not answer.
 */
const OBEDIENT = `
import { parentPort } from 'node:worker_threads';
const received = [];
const connections = { open: 3, waiting: 1 };
parentPort.on('message', (message) => {
  if (message.kind === 'stop') return parentPort.close();
  if (message.kind === 'ping') return parentPort.postMessage({ kind: 'pong' });
  if (message.kind !== 'render') return received.push(message.kind === 'invalidate' ? message.tags.join() : message.kind);
  const { id, address, useSharedReads } = message;
  if (address === '/end') process.exit(1);
  if (address === '/fill') for (const all = []; ; ) all.push(new Array(100_000).fill(Math.random()));
  if (address === '/never') return;
  if (address === '/block') for (;;);
  if (address === '/fail') return parentPort.postMessage({ kind: 'failed', id, error: new Error('no database'), connections });
  const body = new TextEncoder().encode([address, useSharedReads, ...received].join(' '));
  const page = { status: 200, headers: { a: 'b' }, body, tags: new Set(['home']), changesAt: new Date(4), endsAt: new Date(5) };
  parentPort.postMessage({ kind: 'rendered', id, page, connections }, [body.buffer]);
});
parentPort.postMessage({ kind: 'ready' });
`;

let thread: RenderThread | null = null;
afterEach(async () => {
  await thread?.stop();
  thread = null;
});

const forgotten: string[] = [];
const instead: PageRenderer = {
  maxConcurrent: 2,
  render: async (address): Promise<PageRender> => ({
    result: { status: 200, headers: {}, body: Buffer.from(`here ${address}`) },
    tags: new Set(),
    changesAt: null,
    endsAt: null,
  }),
  invalidate: (tags) => forgotten.push(...tags),
  invalidateAll: () => forgotten.push('all'),
};

/** Timeouts that do not elapse, however busy the machine. */
const LONG = { longestMs: 50_000, answerMs: 50_000, pauseMs: 50 };
const SHORT = { longestMs: 1_000, answerMs: 2_000, pauseMs: 50 };

function start(script: string, times = LONG): RenderThread {
  const file = path.join(folder, `${Math.random()}.mjs`);
  writeFileSync(file, script);
  thread = startRenderThread({
    setup: {} as RenderThreadSetup,
    script: pathToFileURL(file),
    times,
    instead,
    log: createLogger('silent'),
  });
  return thread;
}

const wordsOf = async (made: Promise<PageRender>) => (await made).result.body.toString('utf8');

test('a page is rendered by the thread with its metadata', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  const { result, ...received } = await renderer.render('/the-gioi', { useSharedReads: true });
  expect({ ...result, body: String(result.body) }).toEqual({
    status: 200,
    headers: { a: 'b' },
    body: '/the-gioi true',
  });
  expect(received).toEqual({
    tags: new Set(['home']),
    ...{ changesAt: new Date(4), endsAt: new Date(5) },
  });
  expect(renderer.connections()).toEqual({ open: 3, waiting: 1 });
});

test('an invalidation reaches the thread before later renders, and the local cache', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  const before = renderer.render('/', { useSharedReads: false });
  renderer.invalidate(['home', 'section:1']);
  renderer.invalidateAll();
  const after = renderer.render('/', { useSharedReads: true });
  expect([await wordsOf(before), await wordsOf(after)]).toEqual([
    '/ false',
    '/ true home,section:1 invalidate all',
  ]);
  expect(forgotten).toEqual(['home', 'section:1', 'all']);
});

test('a failed render rejects, and the next one works', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  await expect(renderer.render('/fail', { useSharedReads: true })).rejects.toThrow('no database');
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true');
});

test('without a running thread pages are rendered locally, and the thread is restarted', async () => {
  const renderer = start(OBEDIENT);
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
  await renderer.ready;
  const waiting = renderer.render('/never', { useSharedReads: true });
  const ended = renderer.render('/end', { useSharedReads: true });
  await expect(waiting).rejects.toThrow('has ended');
  await expect(ended).rejects.toThrow('has ended');
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
  await inTime(async () =>
    expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true'),
  );
});

test('a render that exhausts the heap ends the thread and not the site', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  await expect(renderer.render('/fill', { useSharedReads: true })).rejects.toThrow('has ended');
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
  await inTime(async () =>
    expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true'),
  );
});

test('a render that takes too long is abandoned, and others still come from the thread', async () => {
  const times = { ...SHORT, answerMs: 4_000 };
  const renderer = start(OBEDIENT, times);
  await renderer.ready;
  await expect(renderer.render('/never', { useSharedReads: true })).rejects.toThrow('not ready in 1 s');
  times.longestMs = LONG.longestMs;
  // By then an unresponsive thread would have been ended.
  await sleep(times.answerMs + 500);
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true');
});

test('a page that arrived while the main thread was blocked is returned', async () => {
  const renderer = start(OBEDIENT, SHORT);
  await renderer.ready;
  const { promise: asked, resolve: ask } = Promise.withResolvers<PageRender>();
  // In this phase timers run before messages.
  setImmediate(() => {
    ask(renderer.render('/', { useSharedReads: true }));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
  });
  expect(await wordsOf(asked)).toBe('/ true');
});

test('a blocked thread is ended and replaced', async () => {
  const renderer = start(OBEDIENT, SHORT);
  await renderer.ready;
  await expect(renderer.render('/block', { useSharedReads: true })).rejects.toThrow('not ready');
  await inTime(async () =>
    expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true'),
  );
});

test('a thread that cannot start leaves local rendering', async () => {
  const renderer = start('throw new Error("no build");');
  await renderer.ready;
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
});
