import { createReadStream, existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noPicture, servePicture } from '#app/_shell/api/serve-picture.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { inTime } from '#tests/support/in-time.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-picture-'));
const storage = folderStorage(folder);
/** More than a stream reads ahead, so that an unread stream never ends. */
const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));

beforeAll(() => storage.put('media/a/640.webp', bytes));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open() {
  const found = await storage.get('media/a/640.webp');
  if (found === null) throw noPicture();
  return { ...found, format: 'webp', etag: '"a"', caching: 'public' };
}

const ask = (input: RequestInit = {}) => servePicture(new Request('http://localhost/media/a', input), open);

/** The number of open files of the folder in this process. */
function heldOpen(): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}

test('a picture is sent whole with its headers', async () => {
  const answer = await ask();
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'public',
    'x-body-length': '300000',
    'content-type': 'image/webp',
    etag: '"a"',
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test.each([
  ['"a"', 304],
  ['W/"a"', 304],
  ['"b", "a"', 304],
  ['*', 304],
  ['"b"', 200],
])('a request with If-None-Match %s gets %i', async (named, status) => {
  const answer = await ask({ headers: { 'if-none-match': named } });
  expect([answer.status, answer.headers.get('etag')]).toEqual([status, '"a"']);
  await answer.body?.cancel();
});

test.each<[string, Record<string, string>, string, number, number]>([
  ['the first bytes', { range: 'bytes=0-9' }, 'bytes 0-9/300000', 0, 9],
  ['bytes across chunks', { range: 'bytes=65530-131080' }, 'bytes 65530-131080/300000', 65_530, 131_080],
  ['an open end', { range: 'bytes=299990-' }, 'bytes 299990-299999/300000', 299_990, 299_999],
  ['the last bytes', { range: 'bytes=-5' }, 'bytes 299995-299999/300000', 299_995, 299_999],
  ['more than there are', { range: 'bytes=1-999999' }, 'bytes 1-299999/300000', 1, 299_999],
  ['this version', { range: 'bytes=0-0', 'if-range': '"a"' }, 'bytes 0-0/300000', 0, 0],
])('a range is answered with 206: %s', async (_what, headers, contentRange, first, last) => {
  const answer = await ask({ headers });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([206, contentRange]);
  expect(answer.headers.get('x-body-length')).toBe(String(last - first + 1));
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(true);
});

test.each<[string, RequestInit]>([
  ['another version', { headers: { range: 'bytes=0-9', 'if-range': '"b"' } }],
  ['a weak ETag', { headers: { range: 'bytes=0-9', 'if-range': 'W/"a"' } }],
  ['a date', { headers: { range: 'bytes=0-9', 'if-range': 'Wed, 02 Dec 2026 00:00:00 GMT' } }],
  ['several ranges', { headers: { range: 'bytes=0-9,20-29' } }],
  ['a reversed range', { headers: { range: 'bytes=9-0' } }],
  ['no number', { headers: { range: 'bytes=-' } }],
  ['another unit', { headers: { range: 'lines=0-9' } }],
  ['HEAD', { method: 'HEAD', headers: { range: 'bytes=0-9' } }],
])('the whole picture is the answer to %s', async (_what, input) => {
  const answer = await ask(input);
  expect([answer.status, answer.headers.get('x-body-length')]).toEqual([200, '300000']);
  expect([answer.headers.get('content-range'), answer.headers.get('accept-ranges')]).toEqual([null, 'bytes']);
  await answer.body?.cancel();
});

test.each(['bytes=300000-', 'bytes=-0', 'bytes=99999999999999999999-'])(
  'a range beyond the end is answered with 416: %s',
  async (range) => {
    const answer = await ask({ headers: { range } });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */300000']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  },
);

test.skipIf(!existsSync('/proc/self/fd'))('a cancelled range closes its file', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask({ headers: { range: 'bytes=0-299998' } })),
  );
  await Promise.all(answers.map((answer) => answer.body?.cancel()));
  await inTime(() => expect(heldOpen()).toBe(0));
});

test.skipIf(!existsSync('/proc/self/fd')).each<[string, RequestInit, number]>([
  ['HEAD', { method: 'HEAD' }, 200],
  ['an aborted request', { signal: AbortSignal.abort() }, 200],
  ['a matching ETag', { headers: { 'if-none-match': '"a"' } }, 304],
])('for %s no file stays open after many requests', async (_who, input, status) => {
  // Like Next, which takes only the headers; nothing reads the body.
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(input)));
  expect(answers.map((answer) => [answer.status, answer.body])).toEqual(
    Array.from({ length: 20 }, () => [status, null]),
  );
  await inTime(() => expect(heldOpen()).toBe(0));
});

test.each<[string, unknown, number, string | null]>([
  ['the picture is missing', noPicture(), 404, null],
  ['the link to it is invalid', new DomainError('outside.not-found'), 404, null],
  ['a token is invalid', new DomainError('auth.invalid-token'), 401, null],
  ['a client sends too many requests', new DomainError('request.too-many'), 429, '60'],
  ['the database is unavailable', Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }), 503, '20'],
  ['the files are unavailable', new DomainError('storage.unavailable'), 503, '20'],
])('if %s, the answer has the right status and is not cached', async (_what, failure, status, retryAfter) => {
  const answer = await servePicture(new Request('http://localhost/media/a'), () => Promise.reject(failure));
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
    status,
    retryAfter,
    'no-store',
  ]);
});

test('an unexpected error is not reported as a missing picture', async () => {
  const fault = () => Promise.reject(new TypeError('not ours to hide'));
  await expect(servePicture(new Request('http://localhost/media/a'), fault)).rejects.toThrow(TypeError);
});

test('a picture file deleted before it is opened causes no uncaught error', async () => {
  const stream = createReadStream(path.join(folder, 'deleted.webp'));
  const picture = { stream, size: 1, format: 'webp', caching: 'public' };
  const answer = await servePicture(
    new Request('http://localhost/media/a', { method: 'HEAD' }),
    async () => picture,
  );
  expect(answer.status).toBe(200);
  // An error event without a listener would fail the run.
  await new Promise<void>((resolve) => stream.on('close', () => resolve()));
});
