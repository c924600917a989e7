import { expect, test } from 'vitest';
import { OptionProblem, readOptions } from '../../../bench/support/options.ts';

const KNOWN = {
  stories: { about: 'how many', number: 1_000_000, least: 1_000 },
  data: { about: 'a folder', text: null },
  only: { about: 'one measure', text: null, oneOf: ['search', 'related'] },
  database: { about: 'which', text: 'embedded' },
  every: { about: 'which of them', number: 1, least: 1, whole: true },
  json: { about: 'lines', flag: false },
} as const;

test('omitted options have their defaults', () => {
  expect(readOptions(KNOWN, [])).toEqual({
    ...{ stories: 1_000_000, data: null, only: null, database: 'embedded', every: 1, json: false },
  });
});

test('given options are parsed', () => {
  const input = ['--stories', '2000', '--data=kept', '--only', 'related', '--every=5', '--json'];
  expect(readOptions(KNOWN, input)).toEqual({
    ...{ stories: 2_000, data: 'kept', only: 'related', database: 'embedded', every: 5, json: true },
  });
});

test.each([
  [['--help-me']],
  [['--rows', '5']],
  [['many']],
  [['--stories']],
  [['--stories', 'many']],
  [['--stories=']],
  [['--stories', '999']],
  [['--stories', 'Infinity']],
  [['--data=']],
  [['--every=1.5']],
  [['--every', '0']],
  [['--only', 'everything']],
  [['--json=yes']],
])('%j is refused', (args) => {
  expect(() => readOptions(KNOWN, args)).toThrow(OptionProblem);
});
