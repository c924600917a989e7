import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, readCsvLine } from '#core/shared/csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', "'x"])('%j is no formula in a table', (text) => {
  expect(csvLine([text])).toBe(`'${text}`);
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

test.each(['"', 'a"b', '"a"b', '"a'])('%j is no record', (line) => {
  expect(readCsvLine(line)).toBeNull();
});
