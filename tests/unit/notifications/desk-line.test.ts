import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskLine } from '#app/_shell/desk-line.ts';
import type { Session } from '#app/_shell/session.ts';
import { countUserStreams } from '#platform/http/user-streams.ts';

const session = { id: 'session', ctx: { actor: { id: 'lan' } } } as unknown as Session;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a line ends with whoever reads it', () => {
  const reader = new AbortController();
  deskLine(session, reader.signal);
  expect(countUserStreams('lan')).toBe(1);
  reader.abort();
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});

test('whoever went while their session was read leaves no line that nobody ends', () => {
  for (let times = 0; times < 30; times += 1) deskLine(session, AbortSignal.abort());
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});
