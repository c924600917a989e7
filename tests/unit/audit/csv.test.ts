import { expect, test } from 'vitest';
import { csvLine, readCsvLine } from '#core/shared/csv.ts';
import fc from '#tests/support/fast-check.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', "'x"])('%j is escaped as a formula', (text) => {
  expect(csvLine([text])).toBe(`'${text}`);
});

/**
 * The cells as a program with another separator reads them: a quotation mark counts only at the beginning of
 * a cell.
 */
function cellsBetween(separator: string, line: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"?)?([^${separator}\r\n]*)(?:[${separator}\r\n]|$)`, 'gy');
  return [...line.matchAll(cell)].map(([, quoted = '', rest = '']) => quoted.replaceAll('""', '"') + rest);
}

test.each([
  'Giá vàng;=HYPERLINK("http://a.example","xem");hôm nay',
  'a;"=1+1;b',
  'a;"+1+1";b',
  'a\n=1+1',
  'a\r\n-1+1',
  'a\t@SUM(A1)',
])('%j is no formula with another separator either', (text) => {
  const line = csvLine([7, text, 'cuối']);
  for (const separator of [';', '\t']) {
    for (const cell of cellsBetween(separator, line)) expect(cell).not.toMatch(/^[=+\-@]/);
  }
  expect(readCsvLine(line)).toEqual(['7', text, 'cuối']);
});

test('numbers stay numbers, and null is an empty cell', () => {
  expect(csvLine([-50_000, null, 'a,b', 'nói "được"'])).toBe(`-50000,,"a,b","nói ""được"""`);
});

test('any row round-trips through csvLine and readCsvLine', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      expect(readCsvLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

test('rows of separators and quotation marks round-trip', () => {
  const marks = fc.string({ unit: fc.constantFrom(...';,\t\r\n\'"=+-@a'.split('')), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(marks, { minLength: 1, maxLength: 4 }), (cells) => {
      expect(readCsvLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

test.each(['"', 'a"b', '"a"b', '"a'])('%j is no valid record', (line) => {
  expect(readCsvLine(line)).toBeNull();
});
