import { expect, test } from 'vitest';
import { byInstant } from '#core/i18n/zoned-parts.ts';

test('an instant is formatted once per zone, and again after thousands of other instants', () => {
  let reads = 0;
  const read = byInstant((at, zone) => {
    reads += 1;
    return `${at.toISOString()} ${zone}`;
  });
  const at = new Date('2026-11-29T05:00:00Z');
  const [once, again, elsewhere] = [
    read(at, 'Asia/Ho_Chi_Minh'),
    read(new Date(at), 'Asia/Ho_Chi_Minh'),
    read(at, 'UTC'),
  ];
  expect([once, again, elsewhere]).toEqual([
    '2026-11-29T05:00:00.000Z Asia/Ho_Chi_Minh',
    '2026-11-29T05:00:00.000Z Asia/Ho_Chi_Minh',
    '2026-11-29T05:00:00.000Z UTC',
  ]);
  expect(reads).toBe(2);
  for (let each = 0; each < 3_000; each += 1) read(new Date(each), 'UTC');
  expect(read(at, 'UTC')).toBe(elsewhere);
  expect(reads).toBe(3_003);
});
