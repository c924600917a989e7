import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchMessages } from '#components/desk/messages/fetch-messages.ts';

const asked = vi.fn<(address: string) => Promise<Response>>();
const words = { desk: { title: 'Bàn tin' } };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.mockReset();
});

const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const found = async () => Response.json(words);

test('existing messages are fetched once', async () => {
  asked.mockImplementation(found);
  expect(await fetchMessages('/desk-words/vi.a.json')).toEqual(words);
  expect(asked.mock.calls).toEqual([['/desk-words/vi.a.json']]);
});

test('a network error, a busy server and a truncated file are retried after a delay', async () => {
  asked
    .mockImplementationOnce(lost)
    .mockImplementationOnce(async () => new Response('', { status: 503 }))
    .mockImplementationOnce(async () => new Response('{"desk":'))
    .mockImplementation(found);
  const fetched = fetchMessages('/desk-words/vi.a.json');
  await vi.runAllTimersAsync();
  expect(await fetched).toEqual(words);
  expect(asked).toHaveBeenCalledTimes(4);
});

test('after six failed attempts the result is null', async () => {
  asked.mockImplementation(lost);
  const fetched = fetchMessages('/desk-words/vi.a.json');
  await vi.runAllTimersAsync();
  expect(await fetched).toBeNull();
  expect(asked).toHaveBeenCalledTimes(6);
});
