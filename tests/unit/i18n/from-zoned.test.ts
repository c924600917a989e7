import { expect, test } from 'vitest';
import { fromZoned } from '#core/i18n/from-zoned.ts';

test('five past six in Hanoi is five past eleven in UTC', () => {
  expect(fromZoned('2026-07-17T18:05', 'Asia/Ho_Chi_Minh')?.toISOString()).toBe('2026-07-17T11:05:00.000Z');
});

test('summer and winter time of New York are distinguished', () => {
  expect(fromZoned('2026-07-01T12:00', 'America/New_York')?.toISOString()).toBe('2026-07-01T16:00:00.000Z');
  expect(fromZoned('2026-12-01T12:00', 'America/New_York')?.toISOString()).toBe('2026-12-01T17:00:00.000Z');
});

test('a time just after a daylight-saving change is right', () => {
  expect(fromZoned('2026-03-29T03:30', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test.each([
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
  // A change of half an hour in the southern hemisphere.
  ['Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-03T15:40:00.000Z'],
  // A change at midnight: the day begins at one.
  ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00:00.000Z'],
])('a skipped hour moves forward: %s', (zone, local, moment) => {
  expect(fromZoned(local, zone)?.toISOString()).toBe(moment);
});

test.each([
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ['America/Santiago', '2026-04-04T23:30', '2026-04-05T02:30:00.000Z'],
])('of a repeated hour the first is taken: %s', (zone, local, moment) => {
  expect(fromZoned(local, zone)?.toISOString()).toBe(moment);
});

test('an invalid time gives null', () => {
  expect(fromZoned('', 'Asia/Ho_Chi_Minh')).toBeNull();
});
