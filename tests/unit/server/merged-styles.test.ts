import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findStyles, type MergedStyles } from '#server/web/merged-styles.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-styles-'));
let styles: MergedStyles;
let server: Server;
let url: string;

beforeAll(async () => {
  writeFileSync(path.join(folder, 'a_1.css'), '.a{color:red}');
  writeFileSync(path.join(folder, 'b-2.css'), '.b{color:blue}');
  writeFileSync(path.join(folder, 'c.js'), 'secret');
  styles = findStyles(folder, '/_next/static/chunks/');
  server = createServer((request, response) => {
    void styles.serve(request, response).then((served) => served || response.writeHead(404).end());
  });
  server.listen(0);
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}/_next/static/chunks/`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const link = (name: string) =>
  `<link rel="stylesheet" href="/_next/static/chunks/${name}" data-precedence="next"/>`;

async function rendered(html: string, type = 'text/html; charset=utf-8'): Promise<string> {
  const render = styles.merging(async () => ({
    status: 200,
    headers: { 'content-type': type },
    body: Buffer.from(html),
  }));
  return (await render('/')).body.toString('utf8');
}

test('a page asks for its style sheets at once, in their order', async () => {
  expect(await rendered(`<head>${link('a_1.css')}<meta>${link('b-2.css')}</head>`)).toBe(
    '<head><link rel="stylesheet" href="/_next/static/chunks/a_1+b-2.css"><meta></head>',
  );
});

test('a sheet that is not of the build, and what is no page, stay as they are', async () => {
  const other = `<head>${link('elsewhere.css')}<link rel="stylesheet" href="/x.css"/></head>`;
  expect(await rendered(other)).toBe(other);
  const feed = `<description>${link('a_1.css')}</description>`;
  expect(await rendered(feed, 'application/rss+xml')).toBe(feed);
});

test('the sheets come behind each other, compressed as the browser takes it, to be kept for good', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await fetch(`${url}a_1+b-2.css`, { headers: { 'accept-encoding': encoding } });
    expect(await answer.text()).toBe('.a{color:red}.b{color:blue}');
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  }
});

test.each(['a_1.css', 'a_1+a_1.css', 'a_1+c.css', 'a_1+c.js', 'a_1+..%2Fb-2.css', 'a_1+.css', '+.css'])(
  'no other address is made of them: %s',
  async (name) => {
    expect((await fetch(url + name)).status).toBe(404);
  },
);
