import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { joinRoom, until } from '#tests/support/collab/collab.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { tokensOf } from '#tests/support/site/token-of.ts';
import {
  type ReceivedSpan,
  startTraceCollector,
  type TraceCollector,
} from '#tests/support/site/trace-collector.ts';

/** Part of every text, query, name and secret of these tests; no trace may contain it. */
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
  // A second process on the newsroom of the shared site, which exports traces.
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
  // A process flushes its spans for two seconds when it stops. A busy collector may take longer to receive
  // them.
  await until(hasReceivedAll, `the collector to have ${LAST_DONE.join(', ')}`);
  await site.stop();
  spans = collector.spans();
}, 360_000);

afterAll(async () => {
  await site?.stop();
  await collector?.stop();
});

/** The last operations, and the spans that end after them. */
const LAST_DONE = ['use case logWritten', 'use case findTags', 'POST /desk/tags'];

async function hasReceivedAll(): Promise<boolean> {
  const names = new Set(collector.spans().map(({ name }) => name));
  if (LAST_DONE.every((name) => names.has(name))) return true;
  await sleep(200);
  return false;
}

const jobsByEvent = () =>
  collector.spans().filter(({ attributes }) => attributes['toasoan.job.started_by'] === 'event');

/** Whether this process has run a job started by an event. If not, another event is caused. */
async function runsAJob(): Promise<boolean> {
  if (jobsByEvent().length > 0) return true;
  await submitStory();
  await sleep(2_000);
  return false;
}

/** The cache hits of this process. */
async function cacheHits(): Promise<number> {
  const metrics = await (await fetch(`${site.url}/api/metrics`)).text();
  return Number(/^toasoan_page_cache_hits (\S+)$/m.exec(metrics)?.[1]);
}

async function readAndSearch(): Promise<void> {
  const headers = {
    'user-agent': `Reader ${MARK}`,
    referer: `http://${MARK}.example/`,
    cookie: `a=${MARK}`,
    tracestate: `a=${MARK}`,
    baggage: `a=${MARK}`,
  };
  // Early invalidations and the first jobs evict pages, so the request is repeated.
  const isCacheHit = async () => {
    const before = await cacheHits();
    await (await fetch(site.url, { headers })).text();
    return (await cacheHits()) > before;
  };
  await until(isCacheHit, 'the home page to be found kept');
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

/** Signs in by the form, a server action: first with an unknown e-mail, then as Lan. */
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
  const room = joinRoom({ url: `${site.url.replace('http', 'ws')}/collab`, articleId, doc, cookie });
  await room.synced();
  bodyPart(doc).insert(0, `${MARK} `);
  await room.saved();
  room.leave();
}

/** Calls the server action as the screen does. */
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

/** The names of a span and its ancestors up to the request or job. */
function lineage(span: ReceivedSpan): string[] {
  const parent = parentOf(span);
  return parent === undefined ? [span.name] : [span.name, ...lineage(parent)];
}

const lineagesOf = (name: string) => spans.filter((span) => span.name === name).map(lineage);

test('an API request has a trace with its use case and its database queries', () => {
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

test('the use case of a server action is traced by name', () => {
  expect(lineagesOf('use case findTags')).toEqual([['use case findTags', 'POST /desk/tags']]);
});

test('a refused use case records its error code', () => {
  const refused = spans.filter(({ name }) => name === 'use case readArticle');
  expect(refused.map(({ attributes }) => attributes['error.type'])).toEqual(['article.not-found']);
});

test('a reader page is traced by its route, with a render span only when it is rendered', () => {
  const stories = spans.filter(({ attributes }) => attributes['http.route'] === '/[section]/[slugAndNumber]');
  expect(stories.length).toBeGreaterThanOrEqual(2);
  expect(lineagesOf('make page')).toContainEqual(['make page', 'GET /[section]/[slugAndNumber]']);
  const asked = spans.filter(({ name }) => /^(select|with) /.test(name)).map(lineage);
  expect(asked.some((line) => line.at(-2) === 'make page')).toBe(true);
  // A cached page has no render span and no queries.
  const home = spans.filter(({ name }) => name === 'GET /');
  expect(home.length).toBeGreaterThanOrEqual(2);
  expect(home.some((one) => !spans.some(({ parentSpanId }) => parentSpanId === one.spanId))).toBe(true);
});

test('sign-in is traced like any other request', () => {
  const tries = spans.filter(({ name }) => name === 'POST /sign-in');
  expect(tries.map(({ attributes }) => attributes['http.route'])).toEqual(['/sign-in', '/sign-in']);
});

test('collaborative writing and background jobs are traces of their own', () => {
  expect(lineagesOf('use case logWritten')).toContainEqual(['use case logWritten']);
  const jobs = spans.filter(({ name }) => name.startsWith('job '));
  expect(jobs.every((job) => parentOf(job) === undefined)).toBe(true);
  expect(jobs.map(({ attributes }) => attributes['toasoan.job.started_by'])).toEqual(
    expect.arrayContaining(['event', 'timer']),
  );
  expect(jobs.every(({ attributes }) => Number(attributes['toasoan.job.attempt']) >= 1)).toBe(true);
});

test('the trace of a trusted proxy is continued', () => {
  const continued = spans.filter(({ parentSpanId }) => parentSpanId === PROXY_TRACE.spanId);
  expect(continued).toMatchObject([{ name: 'GET /api/v1/sections', traceId: PROXY_TRACE.traceId }]);
});

test('no text, query, name or secret appears in a trace', () => {
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

test('every span has a name from the product’s own instrumentation', () => {
  const ours =
    /^((GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|_OTHER)( \/\S*)?|make page|use case \w+|job [a-z-]+|[a-z]+( [a-z_]+)?)$/;
  expect([...new Set(spans.map(({ name }) => name))].filter((name) => !ours.test(name))).toEqual([]);
});

test('every attribute is documented in docs/OPERATIONS.md', () => {
  const documented = readFileSync('docs/OPERATIONS.md', 'utf8');
  const used = [...new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))];
  expect(used.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});
