import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleGc, type HeapUse, heapUse } from '#server/rendering/idle-gc.ts';

const MB = 1024 ** 2;
let heap: HeapUse;
let collected: string[];

beforeEach(() => {
  vi.useFakeTimers();
  heap = { young: 20 * MB, old: 30 * MB };
  collected = [];
});
afterEach(() => vi.useRealTimers());

function work() {
  return createIdleGc({
    use: () => heap,
    collect: ({ type }) => {
      collected.push(type);
      heap = { young: 0, old: type === 'major' ? 30 * MB : heap.old };
    },
  });
}

test('nothing is collected while a page is being made, nor before it has been quiet for a moment', () => {
  const { begun, ended } = work();
  begun();
  begun();
  ended();
  vi.advanceTimersByTime(10_000);
  expect(collected).toEqual([]);
  ended();
  vi.advanceTimersByTime(20);
  begun();
  vi.advanceTimersByTime(10_000);
  expect(collected).toEqual([]);
  ended();
  vi.advanceTimersByTime(10_000);
  expect(collected).toEqual(['minor']);
});

test('a page that needed little is no reason to look', () => {
  heap = { young: MB, old: 30 * MB };
  const { begun, ended } = work();
  begun();
  ended();
  vi.advanceTimersByTime(10_000);
  expect(collected).toEqual([]);
});

test('what outlives its youth is looked for everywhere once it has grown, and then anew from there', () => {
  const { begun, ended } = work();
  const make = (use: HeapUse) => {
    begun();
    heap = use;
    ended();
    vi.advanceTimersByTime(10_000);
  };
  make({ young: 20 * MB, old: 33 * MB });
  make({ young: 20 * MB, old: 35 * MB });
  make({ young: 20 * MB, old: 33 * MB });
  expect(collected).toEqual(['minor', 'major', 'minor']);
});

test('where V8 has looked everywhere by itself, growth counts from what it left', () => {
  const { begun, ended } = work();
  for (const old of [20 * MB, 25 * MB]) {
    begun();
    heap = { young: 0, old };
    ended();
    vi.advanceTimersByTime(10_000);
  }
  expect(collected).toEqual(['major']);
});

test('what the heap of a thread holds is told in bytes', () => {
  const before = heapUse();
  expect(before.young).toBeGreaterThan(0);
  expect(before.old).toBeGreaterThan(MB);
});
