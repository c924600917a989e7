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

test('a stream ends when its reader disconnects', () => {
  const reader = new AbortController();
  deskEventStream(session, reader.signal);
  expect(countUserStreams('lan')).toBe(1);
  reader.abort();
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});

test('a reader who disconnected during authentication leaves no stream', () => {
  for (let times = 0; times < 30; times += 1) deskEventStream(session, AbortSignal.abort());
  expect([countUserStreams('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});
