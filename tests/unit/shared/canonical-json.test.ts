import { expect, test } from 'vitest';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import fc from '#tests/support/fast-check.ts';

test('the order of keys does not matter', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
});

test('NFC and NFD give the same JSON, for values and keys', () => {
  const text = 'Đường về Huế';
  expect(canonicalJson({ [text.normalize('NFD')]: text.normalize('NFD') })).toBe(
    canonicalJson({ [text]: text }),
  );
});

test('an absent key and an undefined one are the same', () => {
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});

test('a date is its ISO text and minus zero is zero', () => {
  expect(canonicalJson([new Date(0), -0])).toBe('["1970-01-01T00:00:00.000Z",0]');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x'), new Map(), undefined])(
  'a value that JSON cannot represent is refused (%s)',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);

test('two keys that are equal in NFC are refused', () => {
  expect(() => canonicalJson({ ế: 1, ['ế'.normalize('NFD')]: 2 })).toThrow(TypeError);
});

test('the output is stable when parsed and written again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once))).toBe(once);
    }),
  );
});
