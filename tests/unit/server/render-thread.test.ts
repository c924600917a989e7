import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { PageRender, PageRenderer } from '#platform/page-cache/page-renderer.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { type RenderThread, startRenderThread } from '#server/rendering/render-thread.ts';
import type { RenderThreadSetup } from '#server/rendering/render-thread-messages.ts';
import { inTime } from '#tests/support/in-time.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A thread that makes pages of what it was told so far; `/fail` fails, `/end` ends it, `/fill` fills it,
 * `/stand` has it stand still, `/never` never comes. */
const OBEDIENT = `
import { parentPort } from 'node:worker_threads';
const told = [];
const connections = { open: 3, waiting: 1 };
parentPort.on('message', (message) => {
  if (message.kind === 'stop') return parentPort.close();
  if (message.kind === 'are you there') return parentPort.postMessage({ kind: 'here' });
  if (message.kind !== 'render') return told.push(message.kind === 'forget' ? message.tags.join() : message.kind);
  const { id, address, shares } = message;
  if (address === '/end') process.exit(1);
  if (address === '/fill') for (const all = []; ; ) all.push(new Array(100_000).fill(Math.random()));
  if (address === '/never') return;
  if (address === '/stand') for (;;);
  if (address === '/fail') return parentPort.postMessage({ kind: 'failed', id, error: new Error('no database'), connections });
  const body = new TextEncoder().encode([address, shares, ...told].join(' '));
  const page = { status: 200, headers: { a: 'b' }, body, tags: new Set(['home']), changesAt: new Date(4), endsAt: new Date(5) };
  parentPort.postMessage({ kind: 'made', id, page, connections }, [body.buffer]);
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

/** None of it passes by itself, however busy the machine. */
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

test('a page comes from the thread as it was made, with all that was told about it', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  const { result, ...told } = await renderer.render('/the-gioi', { useSharedReads: true });
  expect({ ...result, body: String(result.body) }).toEqual({
    status: 200,
    headers: { a: 'b' },
    body: '/the-gioi true',
  });
  expect(told).toEqual({
    tags: new Set(['home']),
    ...{ changesAt: new Date(4), endsAt: new Date(5) },
  });
  expect(renderer.connections()).toEqual({ open: 3, waiting: 1 });
});

test('what has changed is told before any page that is asked for after it, in the thread and here', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  const before = renderer.render('/', { useSharedReads: false });
  renderer.invalidate(['home', 'section:1']);
  renderer.invalidateAll();
  const after = renderer.render('/', { useSharedReads: true });
  expect([await wordsOf(before), await wordsOf(after)]).toEqual([
    '/ false',
    '/ true home,section:1 forget all',
  ]);
  expect(forgotten).toEqual(['home', 'section:1', 'all']);
});

test('a page that fails there fails here, and the next one comes', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  await expect(renderer.render('/fail', { useSharedReads: true })).rejects.toThrow('no database');
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true');
});

test('while the thread is not there pages are made here; it is started again', async () => {
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

test('a page that takes all memory ends the thread and not the site', async () => {
  const renderer = start(OBEDIENT);
  await renderer.ready;
  await expect(renderer.render('/fill', { useSharedReads: true })).rejects.toThrow('has ended');
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
  await inTime(async () =>
    expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true'),
  );
});

test('a page that does not come is given up; the others come from the thread as before', async () => {
  const times = { ...SHORT, answerMs: 4_000 };
  const renderer = start(OBEDIENT, times);
  await renderer.ready;
  await expect(renderer.render('/never', { useSharedReads: true })).rejects.toThrow('not ready in 1 s');
  times.longestMs = LONG.longestMs;
  // By then a thread that had not answered would have been ended.
  await sleep(times.answerMs + 500);
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true');
});

test('a page that came while whoever waits for it stood still is given out', async () => {
  const renderer = start(OBEDIENT, SHORT);
  await renderer.ready;
  const { promise: asked, resolve: ask } = Promise.withResolvers<PageRender>();
  // From where its timers come before what it is told.
  setImmediate(() => {
    ask(renderer.render('/', { useSharedReads: true }));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
  });
  expect(await wordsOf(asked)).toBe('/ true');
});

test('a thread that stands still is ended, and another one is begun', async () => {
  const renderer = start(OBEDIENT, SHORT);
  await renderer.ready;
  await expect(renderer.render('/stand', { useSharedReads: true })).rejects.toThrow('not ready');
  await inTime(async () =>
    expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('/ true'),
  );
});

test('a thread that cannot start leaves the site without one, and is told once it has stopped', async () => {
  const renderer = start('throw new Error("no build");');
  await renderer.ready;
  expect(await wordsOf(renderer.render('/', { useSharedReads: true }))).toBe('here /');
});
