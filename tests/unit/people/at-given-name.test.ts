import { expect, test } from 'vitest';
import { atGivenName } from '#core/people/at-given-name.ts';

test.each([
  ['Nguyễn Thị Lan', 'Nguyễn Thị ', 'Lan'],
  ['Lan', '', 'Lan'],
  [' Vũ  Minh\u00a0Tâm ', ' Vũ  Minh\u00a0', 'Tâm'],
  ['', '', ''],
])('%j is split before its given name', (name, before, input) => {
  expect(atGivenName(name)).toEqual([before, input]);
});
