import { expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';

const MOMENT = Date.UTC(2026, 8, 1, 5, 30, 0, 123);

test('an id is a UUID of version 7 and of the common variant', () => {
  for (let i = 0; i < 200; i++) {
    expect(newId(MOMENT)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test('an id begins with the millisecond in which it was made', () => {
  expect(Number.parseInt(newId(MOMENT).replaceAll('-', '').slice(0, 12), 16)).toBe(MOMENT);
});

test('ids made later sort later', () => {
  const made = [0, 1, 255, 256, 60_000, 86_400_000].map((later) => newId(MOMENT + later));
  expect(made.toSorted()).toEqual(made);
});

test('ids made in the same millisecond differ, and sort in the order in which they were made', () => {
  for (let round = 0; round < 20; round++) {
    const made = Array.from({ length: 2_048 }, () => newId(MOMENT + round));
    expect(new Set(made).size).toBe(2_048);
    expect(made.toSorted()).toEqual(made);
  }
});

test('more ids than a millisecond has places for go on in the next one, in order', () => {
  const made = Array.from({ length: 10_000 }, () => newId(MOMENT + 100_000));
  expect(new Set(made).size).toBe(10_000);
  expect(made.toSorted()).toEqual(made);
});

test('a clock that is put back takes no id to before those that were made', () => {
  const made = [0, -1, -2, -500, -59_000, 1].map((later) => newId(MOMENT + 300_000 + later));
  expect(made.toSorted()).toEqual(made);
});

test('a clock that was a day ahead is followed when it is put right', () => {
  newId(MOMENT + 86_400_000);
  expect(Number.parseInt(newId(MOMENT).replaceAll('-', '').slice(0, 12), 16)).toBe(MOMENT);
});
