import { expect, test } from 'vitest';
import { safeHref } from '#core/document/safe-href.ts';

test.each([
  ['https://example.org/tin?a=1#b', 'https://example.org/tin?a=1#b'],
  ['  HTTP://example.org ', 'HTTP://example.org'],
  ['mailto:toasoan@example.org', 'mailto:toasoan@example.org'],
  ['/thoi-su/lu-rut-12', '/thoi-su/lu-rut-12'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['vbscript:x', null],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['/\t/evil.example', null],
  ['#muc-2', null],
  ['tin.html', null],
  ['http://', null],
  ['mailto:', null],
  ['', null],
])('a link to %j becomes %j', (raw, expected) => {
  expect(safeHref(raw)).toBe(expected);
});
