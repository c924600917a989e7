import { expect, test } from 'vitest';
import { bestNamed, isNamedBy } from '#core/people/is-named-by.ts';

test.each([
  ['Nguyễn Ngọc Lan', 'nguyen lan', true],
  ['Nguyễn Ngọc Lan', 'LAN ngọc', true],
  ['Nguyễn Ngọc Lan'.normalize('NFD'), 'Nguyễn', true],
  ['Đỗ Quang Minh', 'do q', true],
  ['Đỗ Quang Minh', 'do lan', false],
  ['Đỗ Quang Minh', '', true],
  ['Đỗ Quang Minh', '  ', true],
])('"%s" matches the query "%s": %s', (name, q, isNamed) => {
  expect(isNamedBy(name, q)).toBe(isNamed);
});

test('exact names come first, and partial matches do not displace them', () => {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  const people = named([
    ...Array.from({ length: 12 }, (_, at) => `Bùi Thanh ${at}`),
    'Nguyễn Thu Hà',
    'Phan Hà',
    'Hà Anh',
    'Hà',
  ]);
  expect(bestNamed(people, ' HÀ ', 4)).toEqual(named(['Hà', 'Hà Anh', 'Nguyễn Thu Hà', 'Phan Hà']));
  expect(bestNamed(people, 'hà ng', 2)).toEqual(named(['Nguyễn Thu Hà']));
  expect(bestNamed(people, '', 2)).toEqual(people.slice(0, 2));
});
