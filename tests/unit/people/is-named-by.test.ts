import { expect, test } from 'vitest';
import { isNamedBy } from '#core/people/is-named-by.ts';

test.each([
  ['Nguyễn Ngọc Lan', 'nguyen lan', true],
  ['Nguyễn Ngọc Lan', 'LAN ngọc', true],
  ['Nguyễn Ngọc Lan'.normalize('NFD'), 'Nguyễn', true],
  ['Đỗ Quang Minh', 'do q', true],
  ['Đỗ Quang Minh', 'do lan', false],
  ['Đỗ Quang Minh', '', true],
  ['Đỗ Quang Minh', '  ', true],
])('"%s" is named by "%s": %s', (name, q, isNamed) => {
  expect(isNamedBy(name, q)).toBe(isNamed);
});
