import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskEventStream } from '#app/_shell/desk/desk-event-stream.ts';
import type { Session } from '#app/_shell/session/session.ts';
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
  deskEventStream(session, reader.signal);
  expect(countUserStreams('lan')).toBe(1);
  reader.abort();
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});

test('whoever went while their session was read leaves no line that nobody ends', () => {
  for (let times = 0; times < 30; times += 1) deskEventStream(session, AbortSignal.abort());
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});
