import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findReaderScripts, withoutComments } from '#server/http/reader-scripts.ts';

const scripts = path.resolve(import.meta.dirname, '../../../public/js');
let server: Server;
let url: string;

beforeAll(async () => {
  const serve = await findReaderScripts(scripts, '/js/', { 'x-content-type-options': 'nosniff' });
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end();
  });
  server.listen(0);
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

test('a script of reader pages is compressed, and a matching ETag gets 304', async () => {
  const answer = await fetch(`${url}/js/reading.js`, { headers: { 'accept-encoding': 'br' } });
  const script = await answer.text();
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(gzipSync(script).length);
  const again = await fetch(`${url}/js/reading.js`, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a script is served without its comments, and with all of its code', () => {
  const script = "// One.\nconst a = 1; // stays\n/** Two\n * lines. */\n  // Three.\n  b('//c');\n";
  expect(withoutComments(script)).toBe("const a = 1; // stays\n  b('//c');\n");
});

test('other paths get 404', async () => {
  for (const address of ['/js/', '/js/none.js', '/js/../favicon.svg', '/reading.js']) {
    expect((await fetch(url + address)).status).toBe(404);
  }
});

test('no reader script uses JavaScript features of 2022 or later', async () => {
  const tooNew =
    /\.(?:toReversed|toSorted|toSpliced|with|findLast|findLastIndex|isWellFormed)\(|\b(?:Object|Map)\.groupBy\b|\bArray\.fromAsync\b|\bPromise\.(?:withResolvers|try)\b/;
  const names = await readdir(scripts);
  const holding = await Promise.all(
    names.map(async (name) => (tooNew.test(await readFile(path.join(scripts, name), 'utf8')) ? [name] : [])),
  );
  expect(names).toContain('live.js');
  expect(holding.flat()).toEqual([]);
});
