import { expect, test } from 'vitest';
import { formatPageChange, type PageChange, parsePageChange } from '#core/page-changes/page-change.ts';

test.each<PageChange>([
  { kind: 'changed', tags: ['home'] },
  { kind: 'changed', tags: ['home', 'article:1'] },
  { kind: 'withdrawn', tags: ['home', 'article:1'] },
])('a page change round-trips: %j', (change) => {
  expect(parsePageChange(formatPageChange(change))).toEqual(change);
});
