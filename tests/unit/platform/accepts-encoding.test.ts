import { expect, test } from 'vitest';
import { acceptsEncoding } from '#platform/http/accepts-encoding.ts';

test.each([
  ['br', true],
  ['gzip, BR', true],
  ['gzip, br;q=0.001', true],
  ['gzip,br; Q=1.0', true],
  ['br;q=0', false],
  ['br;Q=0', false],
  ['gzip, br ; Q=0.000 , deflate', false],
  ['gzip', false],
  ['brotli', false],
  [undefined, false],
])('the header %j accepts brotli: %j', (header, takes) => {
  expect(acceptsEncoding(header, 'br')).toBe(takes);
});
