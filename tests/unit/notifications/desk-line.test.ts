import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskLine } from '#app/_shell/desk-line.ts';
import type { Session } from '#app/_shell/session.ts';
import { countLines } from '#platform/person-lines.ts';

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
  expect(countLines('lan')).toBe(1);
  reader.abort();
  expect([countLines('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});

test('whoever went while their session was read leaves no line that nobody ends', () => {
  for (let times = 0; times < 30; times += 1) deskLine(session, AbortSignal.abort());
  expect([countLines('lan'), vi.getTimerCount()]).toEqual([0, 0]);
});
