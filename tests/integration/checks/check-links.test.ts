import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkChecks } from '#db/schema/link-checks.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyLinkingTo, checkDesk } from '#tests/support/workflow/check-desk.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readChecks } from '#usecases/articles/read-checks.ts';
import { checkLinks } from '#usecases/checks/check-links.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;
let site: Server;
let origin = '';
let asked: string[] = [];
let atOnce = 0;
let mostAtOnce = 0;

beforeAll(async () => {
  site = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    if (path === '/con') response.end('đây');
    else if (path === '/chuyen') response.writeHead(301, { location: '/con' }).end();
    else if (path === '/chuyen-mat') response.writeHead(302, { location: '/mat' }).end();
    else if (path === '/vao-trong') response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    else if (path === '/khong-head') response.writeHead(request.method === 'HEAD' ? 404 : 200).end();
    else if (path === '/khoa') response.writeHead(403).end();
    else if (path === '/rut') response.writeHead(410).end();
    else if (path === '/hong') response.writeHead(500).end();
    else if (path === '/dut') request.socket.destroy();
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(() => {
  site.closeAllConnections();
  site.close();
});

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
  asked = [];
});

/** The services of a site that serves pages at the test's own address. */
const services = () => ({ ...newsroom.as('tam'), pictureHosts: new Set(['127.0.0.1']) });

const known = async () =>
  Object.fromEntries(
    (await database.db.select().from(linkChecks)).map(({ url, outcome, status }) => [
      url.replace(origin, ''),
      [outcome, status],
    ]),
  );

test('each page is requested once, and its response becomes the result of the check', async () => {
  const paths = ['/con', '/chuyen', '/chuyen-mat', '/khong-head', '/khoa', '/rut', '/mat', '/hong', '/dut'];
  const id = await desk.draft({ body: bodyLinkingTo(...paths.map((path) => origin + path)) });
  expect(asked).toEqual([]);
  expect(await checkLinks(services())).toBe(paths.length);
  expect(await known()).toEqual({
    '/con': ['alive', 200],
    '/chuyen': ['alive', 200],
    '/chuyen-mat': ['dead', 404],
    '/khong-head': ['alive', 200],
    '/khoa': ['alive', 403],
    '/rut': ['dead', 410],
    '/mat': ['dead', 404],
    '/hong': ['silent', 500],
    '/dut': ['silent', null],
  });
  expect(asked.filter((each) => each === 'HEAD /con')).toHaveLength(2);
  expect(asked).not.toContain('GET /con');
  expect(mostAtOnce).toBe(1);
  const { checks } = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(checks.find(({ name }) => name === 'outside-links-alive')).toMatchObject({
    passed: false,
    isPending: false,
    parameters: { count: 3, url: `${origin}/chuyen-mat` },
  });
  asked = [];
  expect(await checkLinks(services())).toBe(0);
  expect(asked).toEqual([]);
});

test('private addresses are not requested, not even by redirect', async () => {
  const inside = [
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://10.0.0.1/',
  ];
  await desk.draft({ body: bodyLinkingTo(...inside, `${origin}/vao-trong`) });
  await checkLinks(services());
  const outcomes = Object.values(await known());
  expect(outcomes).toEqual(Array.from({ length: 5 }, () => ['dead', null]));
  expect(asked).toEqual(['HEAD /vao-trong']);
});

test('a public page on an unusual port is not requested and stays pending, a private one is dead', async () => {
  const [outside, inside] = ['https://198.200.1.1:8443/thu-tuc', 'http://10.0.0.1:8080/'];
  const id = await desk.draft({ body: bodyLinkingTo(outside) });
  await desk.draft({ body: bodyLinkingTo(inside) });
  await checkLinks(services());
  expect(await known()).toEqual({ [outside]: ['silent', null], [inside]: ['dead', null] });
  const { checks } = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(checks.find(({ name }) => name === 'outside-links-alive')).toMatchObject({ isPending: true });
});

test('two concurrent processes request each page once between them', async () => {
  const urls = Array.from({ length: 12 }, (_, n) => `${origin}/con?${n}`);
  await desk.draft({ body: bodyLinkingTo(...urls) });
  const counts = await Promise.all([checkLinks(services()), checkLinks(services())]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(new Set(asked).size).toBe(asked.length);
});

test('a link claimed by a crashed process is requested again later', async () => {
  const url = `${origin}/con`;
  await desk.draft({ body: bodyLinkingTo(url) });
  const later = new Date(Date.now() + 60_000);
  await database.db.update(linkChecks).set({ dueAt: later });
  expect(await checkLinks(services())).toBe(0);
  newsroom.setNow(new Date(later.getTime() + 1));
  expect(await checkLinks(services())).toBe(1);
});

test('opening a story requests expired results again, and fresh ones not', async () => {
  const urls = [`${origin}/con`, `${origin}/mat`, `${origin}/hong`];
  const id = await desk.draft({ body: bodyLinkingTo(...urls) });
  await checkLinks(services());
  const begun = Date.now();
  const askedAfter = async (hours: number) => {
    newsroom.setNow(new Date(begun + hours * 3_600_000));
    await readChecks(newsroom.as('lan'), { articleId: id });
    return checkLinks(services());
  };
  expect(await askedAfter(0.5)).toBe(0);
  expect(await askedAfter(2)).toBe(1);
  expect(await askedAfter(30)).toBe(2);
  expect(await askedAfter(24 * 9)).toBe(3);
});

test('a result that no story has used for half a year is deleted', async () => {
  const id = await desk.draft({ body: bodyLinkingTo(`${origin}/con`) });
  await checkLinks(services());
  newsroom.setNow(new Date(Date.now() + 179 * 86_400_000));
  await checkLinks(services());
  expect(await database.db.select().from(linkChecks)).toHaveLength(1);
  newsroom.setNow(new Date(Date.now() + 181 * 86_400_000));
  await checkLinks(services());
  expect(await database.db.select().from(linkChecks)).toEqual([]);
  const { checks } = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(checks.find(({ name }) => name === 'outside-links-alive')?.isPending).toBe(true);
});

test('a URL of two thousand letters is stored and requested', async () => {
  const url = `${origin}/con?${'a'.repeat(1_900)}`;
  await desk.draft({ body: bodyLinkingTo(url) });
  await checkLinks(services());
  const [row] = await database.db.select().from(linkChecks).where(eq(linkChecks.url, url));
  expect(row?.outcome).toBe('dead');
});
