import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test, vi } from 'vitest';
import { createServeIndexNowKey } from '#server/http/index-now-key.ts';

const KEY = '0197a1b2c3d47e5f8a9b0c1d2e3f4a5b';

async function ask(serve: ReturnType<typeof createServeIndexNowKey>, url: string, method = 'GET') {
  const response = { writeHead: vi.fn().mockReturnThis(), end: vi.fn() };
  const isServed = await serve({ url, method } as IncomingMessage, response as unknown as ServerResponse);
  return isServed ? response.end.mock.calls[0]?.[0] : null;
}

test('the key file has the key, and another key has no file', async () => {
  const findKey = vi.fn(async () => KEY);
  const serve = createServeIndexNowKey(findKey);
  expect(await ask(serve, `/${KEY}.txt`)).toBe(KEY);
  expect(await ask(serve, `/${KEY.replace('0', '1')}.txt`)).toBeNull();
  expect(await ask(serve, `/${KEY}.txt`, 'POST')).toBeNull();
  expect(findKey).toHaveBeenCalledOnce();
});

test('other addresses cause no query, and without a key concurrent requests share one', async () => {
  const findKey = vi.fn(async () => null);
  const serve = createServeIndexNowKey(findKey);
  for (const url of ['/', '/robots.txt', '/ads.txt', `/x/${KEY}.txt`])
    expect(await ask(serve, url)).toBeNull();
  expect(findKey).not.toHaveBeenCalled();
  expect(await Promise.all([ask(serve, `/${KEY}.txt`), ask(serve, `/${KEY}.txt`)])).toEqual([null, null]);
  expect(findKey).toHaveBeenCalledOnce();
});
