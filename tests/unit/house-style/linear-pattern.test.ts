import { expect, test } from 'vitest';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import { isSimple } from '#core/house-style/simple-pattern.ts';
import fc from '#tests/support/fast-check.ts';

/** The boundary of a Vietnamese word as a JavaScript expression. */
const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const BORDER = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** The matches of JavaScript's own engine, which may take exponential time with larger expressions. */
function byBacktracking(pattern: string, text: string, matchCase: boolean) {
  const source = pattern.replace(/\\b/g, BORDER);
  return [...text.matchAll(new RegExp(source, matchCase ? 'gu' : 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const atom = fc.constantFrom(
  ...[
    'a',
    'ở',
    'Ở',
    'đ',
    '1',
    '2',
    '<',
    '>',
    ' ',
    '\u00a0',
    '.',
    '\\.',
    '\\s',
    '\\S',
    '\\d',
    '\\w',
    '\\p{L}',
  ],
  ...[
    '\\p{Lu}',
    '[aở]',
    '[^a ]',
    '[à-ỹ1]',
    '[\\s,]',
    '[<12>]',
    '\\u1EDF',
    '\\u{1F600}',
    '[^\\d]',
    '\\b',
    '\\b',
  ],
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(${one}|${other})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('+', '?', '*', '{1,2}', '+?', '{2}'))
      .map(([one, times]) => `(?:${one})${times}`),
  ),
}));
const text = fc
  .array(
    fc.constantFrom('a', 'A', 'ở', 'Ở', 'đ', '1', '2', '<', '>', ' ', '\u00a0', ',', '.', '_', '😀', '\n'),
    {
      maxLength: 12,
    },
  )
  .map((letters) => letters.join(''));

test("finds the same matches as JavaScript's engine in any text", () => {
  fc.assert(
    fc.property(pattern, text, fc.boolean(), (source, words, matchCase) => {
      const expected = byBacktracking(source, words, matchCase);
      // Empty matches are left out, because they move the start of the next search.
      fc.pre(expected.every(({ start, end }) => end > start));
      const compiled = compileLinear(source, { matchCase });
      fc.pre(compiled !== null);
      const found = [...(compiled?.matches(words) ?? [])];
      expect(found.map(({ start, end }) => ({ start, end }))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['\\btiến hành (?=\\p{L}+)', true],
  ['\\b(\\p{L}+) \\1\\b', true],
  ['\\(a\\)+', true],
  ['[)]+', true],
  ['(?:a?|a?){21}(?=z)', false],
  ['(a+)+$', false],
  ['a*a*a*b', false],
  ['a?'.repeat(9), false],
])('the expression %s is simple: %s', (source, expected) => {
  expect(isSimple(source)).toBe(expected);
});
