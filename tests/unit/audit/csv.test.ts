import { expect, test } from 'vitest';
import { csvLine, readCsvLine } from '#core/shared/csv.ts';
import fc from '#tests/support/fast-check.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', "'x"])('%j is no formula in a table', (text) => {
  expect(csvLine([text])).toBe(`'${text}`);
});

/** The cells as a program has them whose separator is another than ours: a quotation mark counts at the beginning of a cell alone. */
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
])('%j is no formula either in a program whose cells another mark parts', (text) => {
  const line = csvLine([7, text, 'cuối']);
  for (const separator of [';', '\t']) {
    for (const cell of cellsBetween(separator, line)) expect(cell).not.toMatch(/^[=+\-@]/);
  }
  expect(readCsvLine(line)).toEqual(['7', text, 'cuối']);
});

test('numbers stay numbers, nothing stays empty', () => {
  expect(csvLine([-50_000, null, 'a,b', 'nói "được"'])).toBe(`-50000,,"a,b","nói ""được"""`);
});

test('whatever is written on one line is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      expect(readCsvLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

test('and so is what is full of the marks that part cells', () => {
  const marks = fc.string({ unit: fc.constantFrom(...';,\t\r\n\'"=+-@a'.split('')), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(marks, { minLength: 1, maxLength: 4 }), (cells) => {
      expect(readCsvLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

test.each(['"', 'a"b', '"a"b', '"a'])('%j is no record', (line) => {
  expect(readCsvLine(line)).toBeNull();
});
