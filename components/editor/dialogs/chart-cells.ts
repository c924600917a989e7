import {
  type ChartData,
  chartMaxRows,
  chartMaxSeries,
  readChartData,
} from '#core/document/charts/chart-data.ts';
import type { ChartError, ChartKind } from '#core/document/charts/chart-kind.ts';
import { readTypedNumber, typedNumber } from '#core/document/charts/numbers.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** The typed table of a chart: the first row has the headings, the first column the labels. */
export type Cells = readonly (readonly string[])[];

/** A place in the typed table. */
export type Cell = { readonly row: number; readonly column: number };

/** The typed form of a stored table. */
export function cellsOfText(text: string, locale: Locale): Cells {
  const cells = text.split('\n').map((line) => line.split('\t'));
  return withRoom(
    cells.map((line, row) =>
      line.map((cell, column) => (row > 0 && column > 0 ? typedNumber(cell, locale) : cell)),
    ),
  );
}

/** The same cells with an empty row and column at the end, and at least five rows of three. */
export function withRoom(cells: Cells): Cells {
  const { rows, columns } = usedSize(cells);
  const height = Math.max(5, Math.min(rows + 1, chartMaxRows + 1), rows);
  const width = Math.max(3, Math.min(columns + 1, chartMaxSeries + 1), columns);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => cells[row]?.[column] ?? ''),
  );
}

/** The cells with the pasted lines, entered from `at` to the right and down. */
export function pasteCells(cells: Cells, { row, column }: Cell, text: string): Cells {
  const pasted = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()));
  const height = Math.max(cells.length, row + pasted.length);
  const width = Math.max(cells[0]?.length ?? 0, column + Math.max(...pasted.map((line) => line.length)));
  return withRoom(
    Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => pasted[y - row]?.[x - column] ?? cells[y]?.[x] ?? ''),
    ),
  );
}

export type ReadCells = {
  /** The stored form; not valid while there are errors. */
  readonly text: string;
  readonly data: ChartData | null;
  /** The errors with the places in the typed table. */
  readonly errors: readonly ChartError[];
};

/** Parses the typed table. Empty rows and the empty columns at the end do not count. */
export function readCells(cells: Cells, kind: ChartKind, locale: Locale): ReadCells {
  const { columns } = usedSize(cells);
  const lines = cells
    .map((line, row) => ({ row, line: line.slice(0, columns) }))
    .filter(({ row, line }) => row === 0 || line.some((cell) => cell.trim() !== ''));
  const text = lines
    .map(({ row, line }) => line.map((cell, column) => storedCell(cell, { row, column }, locale)).join('\t'))
    .join('\n');
  const read = readChartData(kind, text);
  if (read.ok) return { text, data: read.data, errors: [] };
  const errors = read.errors.map((error) => ({ ...error, row: lines[error.row]?.row ?? error.row }));
  return { text, data: null, errors };
}

function storedCell(cell: string, { row, column }: Cell, locale: Locale): string {
  const tidy = cell.replace(/\s+/g, ' ').trim();
  return row > 0 && column > 0 && tidy !== '' ? (readTypedNumber(tidy, locale) ?? tidy) : tidy;
}

function usedSize(cells: Cells): { rows: number; columns: number } {
  const isUsed = (cell: string | undefined) => (cell ?? '').trim() !== '';
  const rows = cells.findLastIndex((line) => line.some(isUsed)) + 1;
  const columns = Math.max(0, ...cells.map((line) => line.findLastIndex(isUsed) + 1));
  return { rows, columns };
}
