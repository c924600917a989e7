import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { publicDnsLookup } from '#platform/ssrf/public-dns-lookup.ts';
import { safeRequest } from '#platform/ssrf/safe-request.ts';
import { codeOf } from '#tests/support/code-of.ts';

/** The DNS answers of a name, one per lookup; a different second answer is DNS rebinding. */
let answers: string[][] = [];
let asked = 0;

vi.mock('node:dns/promises', () => ({
  lookup: async () => {
    asked += 1;
    const found = answers.length > 1 ? answers.shift() : answers[0];
    return (found ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  },
}));

let internalServer: Server;
let reached = 0;

beforeAll(async () => {
  internalServer = createServer((_, response) => {
    reached += 1;
    response.end('the house’s own');
  });
  await new Promise<void>((ready) => internalServer.listen(0, '127.0.0.1', ready));
});
afterAll(() => {
  internalServer.close();
});
beforeEach(() => {
  asked = 0;
  reached = 0;
});

const noOwnHosts: ReadonlySet<string> = new Set();

test.each([
  ['one public address', ['93.184.216.34'], 'ok'],
  ['two', ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'], 'ok'],
  ['one public and one private address', ['93.184.216.34', '10.0.0.7'], 'fetch.refused'],
  ['this machine', ['127.0.0.1'], 'fetch.refused'],
  ['this machine in IPv6', ['::1'], 'fetch.refused'],
  ['IPv4 inside IPv6', ['::ffff:169.254.169.254'], 'fetch.refused'],
  ['a NAT64 address', ['64:ff9b::a00:1'], 'fetch.refused'],
  ['nothing', [], 'fetch.refused'],
] as const)('a name that resolves to %s', async (_, found, outcome) => {
  answers = [[...found]];
  expect(await codeOf(publicDnsLookup(new URL('https://bao.example/a.jpg'), noOwnHosts))).toBe(outcome);
});

test.each([
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://0x7f000001/',
  'http://127.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://0/',
])('%s is refused as this machine in any spelling', async (address) => {
  expect(await codeOf(publicDnsLookup(new URL(address), noOwnHosts))).toBe('fetch.refused');
  expect(asked).toBe(0);
});

test('after DNS rebinding the connection still uses the checked address', async () => {
  answers = [['93.184.216.34'], ['127.0.0.1']];
  const lookup = await publicDnsLookup(new URL('http://bao.example/'), noOwnHosts);
  const found = await new Promise((resolve) =>
    lookup('bao.example', { all: true }, (_, list) => resolve(list)),
  );
  expect(found).toEqual([{ address: '93.184.216.34', family: 4 }]);
  expect(asked).toBe(1);
});

test('a name of this machine is refused on any port', async () => {
  const { port } = internalServer.address() as AddressInfo;
  answers = [['127.0.0.1']];
  const request = {
    method: 'GET',
    accept: '*/*',
    ownHosts: noOwnHosts,
    signal: AbortSignal.timeout(5_000),
  } as const;
  expect(await codeOf(safeRequest('http://bao.example/', request))).toBe('fetch.refused');
  expect(await codeOf(safeRequest(`http://bao.example:${port}/`, request))).toBe('fetch.refused');
  expect(reached).toBe(0);
});

test('a request without an answer ends at its timeout', async () => {
  answers = [['127.0.0.1']];
  const silent = createServer(() => {});
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const { port } = silent.address() as AddressInfo;
  const request = {
    method: 'GET',
    accept: '*/*',
    ownHosts: new Set(['127.0.0.1']),
    signal: AbortSignal.timeout(100),
  } as const;
  expect(await codeOf(safeRequest(`http://127.0.0.1:${port}/`, request))).toBe('fetch.failed');
  silent.closeAllConnections();
  silent.close();
});
