import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { savingAtRest } from '#components/desk/article/autosave-debounce.ts';
import { type SaveState, saveStateOf } from '#components/desk/article/writing/save-state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A save state that the test sets, with the states that the screen shows. */
function visit(state: SaveState) {
  const listeners = new Set<() => void>();
  const states: SaveState[] = [];
  const saving = savingAtRest({
    saving: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const stop = saving.subscribe(() => states.push(saving.snapshot()));
  return {
    said: states,
    stop,
    listeners,
    now: saving.snapshot,
    go(next: SaveState) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

test('a story saved between two letters shows as saved when its writer pauses', () => {
  const one = visit('clean');
  for (let letter = 0; letter < 20; letter += 1) {
    one.go('waiting');
    vi.advanceTimersByTime(60);
    one.go('saved');
    vi.advanceTimersByTime(60);
  }
  expect(one.said).toEqual(['waiting']);
  vi.advanceTimersByTime(500);
  expect(one.said).toEqual(['waiting', 'saved']);
});

test('a state other than saved is shown at once', () => {
  const one = visit('saved');
  expect(one.now()).toBe('saved');
  for (const state of ['waiting', 'kept', 'unkept', 'refused'] as const) one.go(state);
  expect(one.said).toEqual(['waiting', 'kept', 'unkept', 'refused']);
});

const written = {
  ...{ isReady: true, isBegun: true, hasAll: true, hasTyped: true },
  ...{ isLineUp: true, isTurnedAway: false, isRefused: false, isTrouble: false },
};

test('a lost connection is shown also when everything is saved', () => {
  expect(saveStateOf(written)).toBe('saved');
  expect(saveStateOf({ ...written, isLineUp: false })).toBe('offline');
  expect(saveStateOf({ ...written, isLineUp: false, hasTyped: false })).toBe('offline');
  expect(saveStateOf({ ...written, isLineUp: false, hasAll: false })).toBe('kept');
});

test('a rejected visit shows no offline state, because another notice explains it', () => {
  expect(saveStateOf({ ...written, isLineUp: false, isTurnedAway: true })).toBe('saved');
});

test('a short loss of the connection is not shown', () => {
  const one = visit('saved');
  one.go('offline');
  vi.advanceTimersByTime(300);
  one.go('saved');
  vi.advanceTimersByTime(1_000);
  one.go('offline');
  vi.advanceTimersByTime(1_000);
  expect(one.said).toEqual(['offline']);
});

test('the debounce shows nothing after it is stopped', () => {
  const one = visit('waiting');
  one.go('saved');
  one.stop();
  vi.advanceTimersByTime(1_000);
  expect(one.said).toEqual([]);
  expect(one.listeners.size).toBe(0);
});
