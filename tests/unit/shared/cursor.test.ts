import { expect, test } from 'vitest';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';

const id = '01a229e2-9e92-74bc-a2a4-6b167ea80ff2';

test('a cursor round-trips, up to the last date of the database', () => {
  for (const at of [new Date(0), new Date('2026-11-30T01:02:03.004Z'), new Date('9999-12-31T00:00:00Z')])
    expect(cursorFrom(cursorTo({ at, id }))).toEqual({ at, id });
});

test.each([
  ['nothing', ''],
  ['no id', 'zz'],
  ['an invalid id', 'zz.1'],
  ['no number', `-1.${id}`],
  ['a moment in the year 117828', `zzzzzzzzzz.${id}`],
  ['an invalid time', `zzzzzzzzzzz.${id}`],
])('%s is refused', (_, text) => {
  expect(() => cursorFrom(text)).toThrow('request.invalid');
});
