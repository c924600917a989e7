import { expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';

const MOMENT = Date.UTC(2026, 8, 1, 5, 30, 0, 123);

test('an id is a UUID of version 7 and the RFC variant', () => {
  for (let i = 0; i < 200; i++) {
    expect(newId(MOMENT)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test('an id begins with its creation time in milliseconds', () => {
  expect(Number.parseInt(newId(MOMENT).replaceAll('-', '').slice(0, 12), 16)).toBe(MOMENT);
});

test('later ids sort after earlier ones', () => {
  const made = [0, 1, 255, 256, 60_000, 86_400_000].map((later) => newId(MOMENT + later));
  expect(made.toSorted()).toEqual(made);
});

test('ids of the same millisecond are unique and sort in order of creation', () => {
  for (let round = 0; round < 20; round++) {
    const made = Array.from({ length: 2_048 }, () => newId(MOMENT + round));
    expect(new Set(made).size).toBe(2_048);
    expect(made.toSorted()).toEqual(made);
  }
});

test('ids beyond the capacity of a millisecond use the next one, in order', () => {
  const made = Array.from({ length: 10_000 }, () => newId(MOMENT + 100_000));
  expect(new Set(made).size).toBe(10_000);
  expect(made.toSorted()).toEqual(made);
});

test('after the clock is set back, new ids still sort after earlier ones', () => {
  const made = [0, -1, -2, -500, -59_000, 1].map((later) => newId(MOMENT + 300_000 + later));
  expect(made.toSorted()).toEqual(made);
});

test('a clock that was a day ahead is followed when it is corrected', () => {
  newId(MOMENT + 86_400_000);
  expect(Number.parseInt(newId(MOMENT).replaceAll('-', '').slice(0, 12), 16)).toBe(MOMENT);
});
