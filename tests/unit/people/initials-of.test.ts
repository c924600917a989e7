import { expect, test } from 'vitest';
import { initialsOf } from '#core/people/initials-of.ts';

test.each([
  ['Nguyễn Ngọc Lan', 'NL'],
  ['Phạm  Hoài Thu', 'PT'],
  ['đỗ ân', 'ĐÂ'],
  ['Minh', 'M'],
  ['', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
