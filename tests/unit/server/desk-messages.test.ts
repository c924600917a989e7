import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES } from '#core/i18n/locales.ts';
import { deskMessages } from '#core/i18n/messages.ts';
import { deskWordsUrl } from '#core/urls.ts';
import { deskMessageFiles } from '#platform/text/desk-message-files.ts';
import { compressDeskMessages } from '#server/http/desk-messages.ts';

let server: Server;
let site: string;

beforeAll(async () => {
  const serve = await compressDeskMessages({ 'x-content-type-options': 'nosniff' });
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end();
  });
  server.listen(0);
  await once(server, 'listening');
  site = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const forYears = 'public, max-age=31536000, immutable';

test.each(LOCALES)('the messages of the desk in %s are served under their content hash', async (locale) => {
  const answer = await fetch(site + deskMessageFiles[locale].url);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe(forYears);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.json()).toEqual(deskMessages(locale));
});

test('each language has its own address', () => {
  expect(new Set(LOCALES.map((locale) => deskMessageFiles[locale].url)).size).toBe(LOCALES.length);
});

test.each(['br', 'gzip'])('the messages are served compressed by %s', async (encoding) => {
  const { url, json } = deskMessageFiles.vi;
  const answer = await fetch(site + url, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(await answer.text()).toBe(json);
  expect(Number(answer.headers.get('content-length'))).toBeLessThanOrEqual(
    gzipSync(json, { level: 9 }).length,
  );
});

test('without compression the messages are served plain, and HEAD has no body', async () => {
  const { url, json } = deskMessageFiles.vi;
  const head = await fetch(site + url, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
  expect(head.headers.get('content-encoding')).toBeNull();
  expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(json));
  expect(await head.text()).toBe('');
});

test('a matching ETag gets 304', async () => {
  const { url } = deskMessageFiles.vi;
  const etag = (await fetch(site + url)).headers.get('etag') ?? '';
  const again = await fetch(site + url, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get('cache-control')).toBe(forYears);
  expect(await again.text()).toBe('');
});

test('a page of another release gets the current messages, uncached', async () => {
  const answer = await fetch(site + deskWordsUrl('en', 'of-another'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.json()).toEqual(deskMessages('en'));
});

test('other paths and methods get 404', async () => {
  const paths = [
    'fr.abc.json',
    'vi.json',
    'vi.abc.js',
    '../desk-words/',
    'constructor.abc.json',
    'vi.a/b.json',
  ];
  for (const path of paths) expect((await fetch(`${site}/desk-words/${path}`)).status, path).toBe(404);
  expect((await fetch(site + deskMessageFiles.vi.url, { method: 'POST' })).status).toBe(404);
});
