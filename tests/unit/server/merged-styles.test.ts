import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findStyles, type MergedStyles } from '#server/http/merged-styles.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-styles-'));
let styles: MergedStyles;
let server: Server;
let url: string;

beforeAll(async () => {
  writeFileSync(path.join(folder, 'a_1.css'), '.a{color:red}');
  writeFileSync(path.join(folder, 'b-2.css'), '.b{color:blue}');
  writeFileSync(path.join(folder, 'c.js'), 'secret');
  writeFileSync(path.join(folder, 'large-1.css'), rules('lon'));
  writeFileSync(path.join(folder, 'large-2.css'), rules('rong'));
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

const rules = (name: string) =>
  Array.from({ length: 400 }, (_, at) => `.${name}-${(at * 7_919) % 613}{margin:${(at * 31) % 97}px}`).join(
    '',
  );

test('a page requests its style sheets merged in one address, in order', () => {
  expect(styles.addressOf(['a_1', 'b-2'])).toBe('/_next/static/chunks/a_1+b-2.css');
  expect(styles.addressOf(['a_1'])).toBe('/_next/static/chunks/a_1.css');
});

test('merged sheets are compressed and immutable', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await fetch(`${url}a_1+b-2.css`, { headers: { 'accept-encoding': encoding } });
    expect(await answer.text()).toBe('.a{color:red}.b{color:blue}');
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  }
});

test('sheets in an unknown order are served with quick compression', async () => {
  styles.addressOf(['large-1', 'large-2']);
  const bytes = async (name: string) =>
    Number((await fetch(url + name, { headers: { 'accept-encoding': 'br' } })).headers.get('content-length'));
  const asked = await bytes('large-1+large-2.css');
  expect(asked).toBeGreaterThan(0);
  expect(await bytes('large-2+large-1.css')).toBeGreaterThan(asked);
});

test.each(['a_1.css', 'a_1+a_1.css', 'a_1+c.css', 'a_1+c.js', 'a_1+..%2Fb-2.css', 'a_1+.css', '+.css'])(
  'an invalid combination gets 404: %s',
  async (name) => {
    expect((await fetch(url + name)).status).toBe(404);
  },
);
