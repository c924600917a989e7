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

test('no collection runs during a render or directly after it', () => {
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

test('a render with little garbage causes no collection', () => {
  heap = { young: MB, old: 30 * MB };
  const { begun, ended } = work();
  begun();
  ended();
  vi.advanceTimersByTime(10_000);
  expect(collected).toEqual([]);
});

test('a major collection runs when the old generation has grown, and growth counts from there', () => {
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

test("after V8's own major collection growth counts from its result", () => {
  const { begun, ended } = work();
  for (const old of [20 * MB, 25 * MB]) {
    begun();
    heap = { young: 0, old };
    ended();
    vi.advanceTimersByTime(10_000);
  }
  expect(collected).toEqual(['major']);
});

test('heapUse returns bytes', () => {
  const before = heapUse();
  expect(before.young).toBeGreaterThan(0);
  expect(before.old).toBeGreaterThan(MB);
});
