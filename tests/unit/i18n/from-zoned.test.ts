import { expect, test } from 'vitest';
import { fromZoned } from '#core/i18n/from-zoned.ts';

test('five past six in Hanoi is five past eleven in UTC', () => {
  expect(fromZoned('2026-07-17T18:05', 'Asia/Ho_Chi_Minh')?.toISOString()).toBe('2026-07-17T11:05:00.000Z');
});

test('summer and winter of New York are told apart', () => {
  expect(fromZoned('2026-07-01T12:00', 'America/New_York')?.toISOString()).toBe('2026-07-01T16:00:00.000Z');
  expect(fromZoned('2026-12-01T12:00', 'America/New_York')?.toISOString()).toBe('2026-12-01T17:00:00.000Z');
});

test('a moment just after the clocks change is right', () => {
  expect(fromZoned('2026-03-29T03:30', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('what is no moment is none', () => {
  expect(fromZoned('', 'Asia/Ho_Chi_Minh')).toBeNull();
});
