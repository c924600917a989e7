import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { enterRoom, until } from '#tests/support/collab/collab.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { tokensOf } from '#tests/support/site/token-of.ts';
import {
  type ReceivedSpan,
  startTraceCollector,
  type TraceCollector,
} from '#tests/support/site/trace-collector.ts';

/** In everything that somebody writes, asks for, is called or keeps secret here; nothing of it may leave in a trace. */
const MARK = 'zqxmark';
const PROXY_TRACE = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

let collector: TraceCollector;
let site: Awaited<ReturnType<typeof startBeside>>;
let token: string;
let editorToken: string;
let cookie: string;
let spans: readonly ReceivedSpan[];

beforeAll(async () => {
  collector = await startTraceCollector();
  // Beside the site of all tests: the same newsroom, and a process that tells what it does.
  site = await startBeside(theSite(), {
    roles: 'web,collab,worker',
    settings: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=of%20ours',
      OTEL_SERVICE_NAME: 'toa-soan-thu',
    },
  });
  ({ lan: token, thu: editorToken } = await tokensOf(['lan', 'thu'], theSite()));
  await readAndSearch();
  const { articleId, address } = await publishStory();
  await (await fetch(site.url + address)).text();
  cookie = await signInAtTheDesk();
  await type(articleId);
  await searchTags();
  await until(runsAJob, 'a job that this process runs', 120_000);
  // An end waits two seconds for what is still to be sent: less than it may take a busy machine to receive it.
  await until(isTold, `the collector to have ${LAST_DONE.join(', ')}`);
  await site.stop();
  spans = collector.spans();
}, 360_000);

afterAll(async () => {
  await site?.stop();
  await collector?.stop();
});

/** What was done last, and what ends after it. */
const LAST_DONE = ['use case logWritten', 'use case findTags', 'POST /desk/tags'];

async function isTold(): Promise<boolean> {
  const told = new Set(collector.spans().map(({ name }) => name));
  if (LAST_DONE.every((name) => told.has(name))) return true;
  await sleep(200);
  return false;
}

const jobsByEvent = () =>
  collector.spans().filter(({ attributes }) => attributes['toasoan.job.started_by'] === 'event');

/** Whether one of the jobs that events ask for has fallen to this process and not to the other; if not, something happens again. */
async function runsAJob(): Promise<boolean> {
  if (jobsByEvent().length > 0) return true;
  await submitStory();
  await sleep(2_000);
  return false;
}

/** How often this process answered with a page that it had. */
async function pagesFoundKept(): Promise<number> {
  const told = await (await fetch(`${site.url}/api/metrics`)).text();
  return Number(/^toasoan_page_cache_hits (\S+)$/m.exec(told)?.[1]);
}

async function readAndSearch(): Promise<void> {
  const headers = {
    'user-agent': `Reader ${MARK}`,
    referer: `http://${MARK}.example/`,
    cookie: `a=${MARK}`,
    tracestate: `a=${MARK}`,
    baggage: `a=${MARK}`,
  };
  // As a process begins to hear of changes, and as its first jobs make some, what it kept is made anew.
  const isFoundKept = async () => {
    const before = await pagesFoundKept();
    await (await fetch(site.url, { headers })).text();
    return (await pagesFoundKept()) > before;
  };
  await until(isFoundKept, 'the home page to be found kept');
  await (await fetch(`${site.url}/tim-kiem?q=${MARK}+nước`, { headers })).text();
  await (await fetch(`${site.url}/the-gioi/${MARK}-999999`, { headers })).text();
  await (await fetch(`${site.url}/api/v1/${MARK}?a=${MARK}`, { headers })).text();
  await (await fetch(`${site.url}/api/v1/articles`, { headers: { authorization: `Bearer ${MARK}` } })).text();
  const unknown = '00000000-0000-7000-8000-000000000000';
  const asLan = { authorization: `Bearer ${token}` };
  await (await fetch(`${site.url}/api/v1/articles/${unknown}`, { headers: asLan })).text();
  const traceparent = `00-${PROXY_TRACE.traceId}-${PROXY_TRACE.spanId}-01`;
  await (await fetch(`${site.url}/api/v1/sections`, { headers: { traceparent } })).text();
}

async function call(path: string, bearer: string, body: unknown) {
  const response = await fetch(`${site.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

async function submitStory(): Promise<string> {
  const { id } = await call('/articles', token, {
    headline: `Tít ${MARK} của bài`,
    sapo: `Một câu sapo ${MARK} đủ dài để bài được gửi đi.`,
    bodyHtml: `<p>Thân bài ${MARK}.</p>`.repeat(3),
    section: 'the-gioi',
    tags: [{ name: `Thẻ ${MARK}` }],
  });
  await call(`/articles/${id}/submit`, token, {});
  return id;
}

async function publishStory(): Promise<{ articleId: string; address: string }> {
  const id = await submitStory();
  await call(`/articles/${id}/approve`, editorToken, {});
  const { url } = await call(`/articles/${id}/publish`, editorToken, {});
  expect(url).toContain(MARK);
  return { articleId: id, address: new URL(url, site.url).pathname };
}

/** By the form, which is a server action: once with an address that nobody has, then as Lan. */
async function signInAtTheDesk(): Promise<string> {
  const page = await newVisitor({ baseURL: site.url });
  await fillIn(page, `${MARK}@toasoan.example`, `${MARK} ${MARK}`);
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  await fillIn(page, 'lan@toasoan.example', theSite().password);
  await page.waitForURL('**/desk**');
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('form button[type="submit"]').first().click();
}

async function type(articleId: string): Promise<void> {
  const doc = new Y.Doc();
  const room = enterRoom({ url: `${site.url.replace('http', 'ws')}/collab`, articleId, doc, cookie });
  await room.synced();
  bodyPart(doc).insert(0, `${MARK} `);
  await room.saved();
  room.leave();
}

/** As a screen asks it of its server. */
async function searchTags(): Promise<void> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string }>;
  };
  const [id = ''] = Object.entries(manifest.node).find(([, one]) => one.exportedName === 'findTags') ?? [];
  const answer = await fetch(`${site.url}/desk/tags`, {
    method: 'POST',
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: site.url, cookie },
    body: JSON.stringify([MARK]),
  });
  expect(await answer.text()).toContain('"ok":true');
}

const parentOf = ({ traceId, parentSpanId }: ReceivedSpan) =>
  spans.find((span) => span.traceId === traceId && span.spanId === parentSpanId);

/** From a span up to the request or job that it is a part of. */
function lineage(span: ReceivedSpan): string[] {
  const parent = parentOf(span);
  return parent === undefined ? [span.name] : [span.name, ...lineage(parent)];
}

const lineagesOf = (name: string) => spans.filter((span) => span.name === name).map(lineage);

test('an API request is a trace of its use case and what that asks of the database', () => {
  expect(lineagesOf('insert articles')).toContainEqual([
    'insert articles',
    'use case createArticle',
    'POST /api/v1/articles',
  ]);
  const [request] = spans.filter(({ name }) => name === 'POST /api/v1/articles');
  expect(request?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/api/v1/articles',
    'http.response.status_code': 201,
    'toasoan.request_id': expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('a server action goes by its name', () => {
  expect(lineagesOf('use case findTags')).toEqual([['use case findTags', 'POST /desk/tags']]);
});

test('a use case that is refused says by which code', () => {
  const refused = spans.filter(({ name }) => name === 'use case readArticle');
  expect(refused.map(({ attributes }) => attributes['error.type'])).toEqual(['article.not-found']);
});

test('a reader’s page is a trace of its making where it had to be made, and by its pattern', () => {
  const stories = spans.filter(({ attributes }) => attributes['http.route'] === '/[section]/[slugAndNumber]');
  expect(stories.length).toBeGreaterThanOrEqual(2);
  expect(lineagesOf('make page')).toContainEqual(['make page', 'GET /[section]/[slugAndNumber]']);
  const asked = spans.filter(({ name }) => /^(select|with) /.test(name)).map(lineage);
  expect(asked.some((line) => line.at(-2) === 'make page')).toBe(true);
  // Kept once it was made: then nothing was made, nothing was asked.
  const home = spans.filter(({ name }) => name === 'GET /');
  expect(home.length).toBeGreaterThanOrEqual(2);
  expect(home.some((one) => !spans.some(({ parentSpanId }) => parentSpanId === one.spanId))).toBe(true);
});

test('whoever signs in is a trace like any other request', () => {
  const tries = spans.filter(({ name }) => name === 'POST /sign-in');
  expect(tries.map(({ attributes }) => attributes['http.route'])).toEqual(['/sign-in', '/sign-in']);
});

test('what is typed and what runs by itself are traces of their own', () => {
  expect(lineagesOf('use case logWritten')).toContainEqual(['use case logWritten']);
  const jobs = spans.filter(({ name }) => name.startsWith('job '));
  expect(jobs.every((job) => parentOf(job) === undefined)).toBe(true);
  expect(jobs.map(({ attributes }) => attributes['toasoan.job.started_by'])).toEqual(
    expect.arrayContaining(['event', 'timer']),
  );
  expect(jobs.every(({ attributes }) => Number(attributes['toasoan.job.attempt']) >= 1)).toBe(true);
});

test('a trace that a proxy nearby began goes on', () => {
  const continued = spans.filter(({ parentSpanId }) => parentSpanId === PROXY_TRACE.spanId);
  expect(continued).toMatchObject([{ name: 'GET /api/v1/sections', traceId: PROXY_TRACE.traceId }]);
});

test('no word that somebody wrote, asked for, is called or keeps secret leaves in a trace', () => {
  const sent = collector.received().toLowerCase();
  expect(spans.length).toBeGreaterThan(100);
  const isSecret = (value: string) => value.length > 16;
  const session = cookie
    .split('; ')
    .map((one) => one.slice(one.indexOf('=') + 1))
    .filter(isSecret);
  expect(session.length).toBeGreaterThan(0);
  for (const secret of [MARK, token, editorToken, ...session, theSite().password, '@toasoan.example', 'lan@'])
    expect(sent).not.toContain(secret.toLowerCase());
  expect(collector.headers().every((headers) => headers['api-key'] === 'of ours')).toBe(true);
});

test('every span is one that we made ourselves', () => {
  const ours =
    /^((GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|_OTHER)( \/\S*)?|make page|use case \w+|job [a-z-]+|[a-z]+( [a-z_]+)?)$/;
  expect([...new Set(spans.map(({ name }) => name))].filter((name) => !ours.test(name))).toEqual([]);
});

test('every attribute is one of those that docs/OPERATIONS.md names', () => {
  const told = readFileSync('docs/OPERATIONS.md', 'utf8');
  const used = [...new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))];
  expect(used.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});
