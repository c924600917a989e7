import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import type { TermCount } from '#core/search/term-sketch.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { createSearchCounter } from '#server/http/search-counter.ts';

const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

function request(url: string, from: string, headers: Record<string, string> = {}): IncomingMessage {
  return {
    ...{ url, method: 'GET', socket: { remoteAddress: from } },
    headers: { 'user-agent': BROWSER, ...headers },
  } as unknown as IncomingMessage;
}

async function counted(requests: readonly IncomingMessage[]): Promise<TermCount[]> {
  const written: TermCount[] = [];
  const counter = createSearchCounter({
    write: async (counts) => written.push(...counts),
    now: () => new Date('2026-11-26T18:00:00Z'),
    timeZone: 'Asia/Ho_Chi_Minh',
    log: createLogger('silent'),
  });
  for (const each of requests) counter.note(each);
  await counter.stop();
  return written;
}

const three = ['203.0.113.1', '203.0.113.2', '198.51.100.3'];
const asked = (url: string, headers?: Record<string, string>) =>
  three.map((from) => request(url, from, headers));

test('a search of three networks is counted by local day, without identities', async () => {
  expect(await counted(asked('/tim-kiem?q=Gi%C3%A1+v%C3%A0ng'))).toEqual([
    { day: '2026-11-27', term: 'giá vàng', searches: 3 },
  ]);
});

test('counts of a failed write are added to the next, once', async () => {
  const written: TermCount[] = [];
  let isAway = true;
  const counter = createSearchCounter({
    write: async (counts) => {
      if (isAway) throw new Error('the database is away');
      written.push(...counts);
    },
    now: () => new Date('2026-11-26T18:00:00Z'),
    timeZone: 'Asia/Ho_Chi_Minh',
    log: createLogger('silent'),
  });
  for (const each of asked('/tim-kiem?q=l%C5%A9')) counter.note(each);
  await counter.stop();
  isAway = false;
  for (const each of asked('/tim-kiem?q=l%C5%A9')) counter.note(each);
  await counter.stop();
  await counter.stop();
  expect(written).toEqual([{ day: '2026-11-27', term: 'lũ', searches: 6 }]);
});

test('one network counts once, with any user agent', async () => {
  const often = Array.from({ length: 9 }, (_, index) =>
    request('/tim-kiem?q=x', '203.0.113.1', { 'user-agent': `${BROWSER} ${index}` }),
  );
  expect(await counted(often)).toEqual([]);
});

test('the forwarded address of a nearby proxy counts, and that of other clients does not', async () => {
  const behind = three.map((from) => request('/tim-kiem?q=x', '127.0.0.1', { 'x-forwarded-for': from }));
  expect(await counted(behind)).toHaveLength(1);
  const liars = three.map((from) => request('/tim-kiem?q=x', '203.0.113.9', { 'x-forwarded-for': from }));
  expect(await counted(liars)).toEqual([]);
});

test.each([
  ['a robot', '/tim-kiem?q=x', { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }],
  ['a signed-in person', '/tim-kiem?q=x', { cookie: `${sessionCookieName}=sealed` }],
  ['a reader with Do Not Track', '/tim-kiem?q=x', { dnt: '1' }],
  ['a further page of results', '/tim-kiem?q=x&cursor=1_1_0.5_0', {}],
  ['a filtered search', '/tim-kiem?q=x&section=the-gioi', {}],
  ['another page', '/the-gioi?q=x', {}],
  ['a search suggestion', '/tim-kiem/goi-y?q=x', {}],
  ['a telephone number', '/tim-kiem?q=0912345678', {}],
])('%s is not counted', async (_, url, headers) => {
  expect(await counted(asked(url, headers))).toEqual([]);
});
