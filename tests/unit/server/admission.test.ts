import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { notificationEventsUrl } from '#core/urls.ts';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import { Overloaded } from '#platform/concurrency/load-shedder.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';
import { BodyTimeout, createAdmissionControl } from '#server/http/admission.ts';
import { inTime } from '#tests/support/in-time.ts';

const asks = (url: string, headers: Record<string, string> = {}) =>
  ({ url, headers }) as unknown as IncomingMessage;

const cookie = `${sessionCookieName}=sealed`;
const isKnownToken = (authorization: string) => authorization === 'Bearer held-before';
const isSignedIn: IsSignedIn = async (headers) => headers.cookie === cookie;
const isKnownBrowser: IsSignedIn = async (headers) => headers.cookie === 'known=sealed';
/** Resolves when admitted requests are running. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('unknown clients are limited, also with forged sessions and tokens; valid sessions and recently used tokens pass', async () => {
  const admission = createAdmissionControl({
    ...{ maxAnonymous: 2, pictures: 3, isSignedIn, isKnownBrowser, isKnownToken },
    idleGate: createIdleGate(),
  });
  const over = Promise.withResolvers<void>();
  const inside: string[] = [];
  const enter = (who: string, request: IncomingMessage) =>
    admission.admit(request, async () => {
      inside.push(who);
      await over.promise;
    });
  const all = [
    enter('first', asks('/desk/sign-in')),
    enter('second', asks('/oembed')),
    ...[1, 2, 3].map((number) => enter(`picture ${number}`, asks(`/media/${number}/640.webp`))),
  ];
  await settled();
  const unknown: Record<string, string>[] = [
    {},
    { cookie: `${sessionCookieName}=made-up` },
    { cookie: '__prerender_bypass=x' },
    { authorization: 'Basic abc' },
  ];
  for (const headers of unknown)
    await expect(enter('third', asks('/desk/sign-in', headers))).rejects.toThrow(Overloaded);
  const madeUp: Record<string, string>[] = [
    { cookie: `${sessionCookieName}=made-up` },
    { authorization: 'Bearer made-up' },
  ];
  for (const headers of madeUp)
    await expect(enter('third', asks('/api/v1/search?q=a', headers))).rejects.toThrow(Overloaded);
  await expect(enter('fourth picture', asks('/social/1.png'))).rejects.toThrow(Overloaded);
  all.push(
    enter('editor', asks('/desk', { cookie })),
    enter('partner', asks('/api/v1/articles', { authorization: 'Bearer held-before' })),
  );
  await settled();
  expect(inside.toSorted()).toEqual(
    ['first', 'second', 'picture 1', 'picture 2', 'picture 3', 'editor', 'partner'].toSorted(),
  );
  expect(admission.refused()).toBe(7);
  over.resolve();
  await Promise.all(all);
  await enter('third', asks('/desk/sign-in'));
  expect(inside.at(-1)).toBe('third');
});

test('background work waits for desk requests, but not for an open event stream', async () => {
  const idleGate = createIdleGate();
  const admission = createAdmissionControl({ isSignedIn, isKnownBrowser, isKnownToken, idleGate });
  const over = Promise.withResolvers<void>();
  const line = admission.admit(asks(notificationEventsUrl, { cookie }), () => over.promise);
  const stranger = admission.admit(asks('/oembed'), () => over.promise);
  await settled();
  await idleGate.waitUntilIdle(60_000);
  const page = Promise.withResolvers<void>();
  const editor = admission.admit(asks('/desk', { cookie }), () => page.promise);
  await settled();
  const gaveWay = idleGate.waitUntilIdle(60_000).then(() => 'at last');
  expect(await Promise.race([gaveWay, 'not yet'])).toBe('not yet');
  page.resolve();
  expect(await gaveWay).toBe('at last');
  over.resolve();
  await Promise.all([line, stranger, editor]);
});

test('one network gets a quarter of the places for unknown clients and for pictures', async () => {
  const admission = createAdmissionControl({
    ...{ maxAnonymous: 8, pictures: 8, isSignedIn, isKnownBrowser, isKnownToken },
    idleGate: createIdleGate(),
  });
  const over = Promise.withResolvers<void>();
  const from = (address: string, url: string) =>
    admission.admit(asks(url, { 'x-forwarded-for': address }), () => over.promise);
  const inside: Promise<void>[] = [];
  for (const url of ['/sign-in', '/media/1/640.webp']) {
    inside.push(from('203.0.113.7', url), from('203.0.113.7', url));
    await settled();
    await expect(from('203.0.113.7', url)).rejects.toThrow(Overloaded);
    inside.push(from('2001:db8:1:2::1', url), from('2001:db8:1:2::2', url));
    await settled();
    await expect(from('2001:db8:1:2:ffff::3', url)).rejects.toThrow(Overloaded);
    inside.push(from('203.0.113.8', url));
  }
  over.resolve();
  await Promise.all(inside);
});

test('a browser with an earlier sign-in gets a place during a flood', async () => {
  const admission = createAdmissionControl({
    ...{ maxAnonymous: 1, isSignedIn, isKnownBrowser, isKnownToken },
    idleGate: createIdleGate(),
  });
  const over = Promise.withResolvers<void>();
  const flood = admission.admit(asks('/sign-in'), () => over.promise);
  await settled();
  await expect(admission.admit(asks('/sign-in'), async () => {})).rejects.toThrow(Overloaded);
  const known: string[] = [];
  await admission.admit(asks('/sign-in', { cookie: 'known=sealed' }), async () => void known.push('in'));
  expect(known).toEqual(['in']);
  over.resolve();
  await flood;
});

describe('a body from an unknown client', () => {
  let server: Server | null = null;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
  });

  /** A server with four places; the outcome of each request is pushed to `ends` with its path. */
  async function startServer(bodyMs: number) {
    const admission = createAdmissionControl({
      ...{ maxAnonymous: 4, bodyMs, isSignedIn, isKnownBrowser, isKnownToken },
      idleGate: createIdleGate(),
    });
    const ends: string[] = [];
    server = createServer((request, response) => {
      const path = request.url ?? '';
      const work = async () => {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part);
        ends.push(`${path} ${Buffer.concat(parts).length}`);
      };
      admission
        .admit(request, work)
        .catch((error: unknown) => ends.push(`${path} ${error instanceof Error ? error.name : ''}`))
        .finally(() => response.end());
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const send = (text: string) => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      sockets.push(socket);
      socket.write(text);
      return socket;
    };
    return { ends, send };
  }

  const post = (path: string, { length, address }: { length: number; address: string }) =>
    `POST ${path} HTTP/1.1\r\nhost: a\r\nx-forwarded-for: ${address}\r\ncontent-length: ${length}\r\n\r\n`;

  test('takes a place only when it has arrived: forty slow bodies do not block sign-in', async () => {
    const { ends, send } = await startServer(60_000);
    for (let each = 0; each < 40; each += 1)
      send(`${post('/slow', { length: 10, address: '203.0.113.7' })}12345`);
    await settled();
    send(`${post('/sign-in', { length: 4, address: '203.0.113.7' })}1234`);
    await inTime(() => expect(ends).toEqual(['/sign-in 4']));
  });

  test('reaches its handler complete, in parts or empty', async () => {
    const { ends, send } = await startServer(60_000);
    const socket = send(`${post('/parts', { length: 6, address: '203.0.113.7' })}abc`);
    await settled();
    socket.write('def');
    await inTime(() => expect(ends).toEqual(['/parts 6']));
    send('POST /none HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n');
    await inTime(() => expect(ends).toEqual(['/parts 6', '/none 0']));
  });

  test('is refused if it does not arrive in time', async () => {
    const { ends, send } = await startServer(20);
    send(`${post('/slow', { length: 10, address: '203.0.113.7' })}12345`);
    await inTime(() => expect(ends).toEqual([`/slow ${new BodyTimeout().name}`]));
  });

  test('that is large uses separate places, so small ones are not blocked', async () => {
    const { ends, send } = await startServer(60_000);
    const half = 'a'.repeat(80_000);
    const large = [7, 7, 8, 8, 9, 9, 10, 10].map((host) =>
      send(post('/large', { length: 160_000, address: `203.0.113.${host}` }) + half),
    );
    await settled();
    send(`${post('/sign-in', { length: 4, address: '203.0.113.7' })}1234`);
    await inTime(() => expect(ends).toEqual(['/sign-in 4']));
    for (const socket of large) socket.write(half);
    await inTime(() => expect(ends.slice(1)).toEqual(large.map(() => '/large 160000')));
  });
});
