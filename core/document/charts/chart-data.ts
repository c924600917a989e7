import { CHART_KINDS, type ChartError, type ChartFault, type ChartKind } from './chart-kind.ts';
import { findProvince } from './provinces.ts';

/** The table behind a chart. A value is null where its cell is empty. */
export type ChartData = {
  /** The heading of the column of labels. */
  readonly corner: string;
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
};
export type ChartRow = { readonly label: string; readonly values: readonly (number | null)[] };

export const chartMaxRows = 60;
export const chartMaxSeries = 6;
/** The maximum length of a label, in characters. */
export const chartLabelMaxLength = 80;
/** The maximum absolute value; a double keeps two decimals below it. */
export const chartMaxValue = 1e12;
/** Errors that are reported for one table. */
const errorsMost = 20;
/**
 * The table of a chart out of its stored text: a line per row, cells separated by tabs, the first line with
 * the headings. Numbers have a decimal point and no grouping. An empty cell is a missing value. Rows and
 * columns beyond the limits are not read.
 */
export function readChartData(
  kind: ChartKind,
  text: string,
): { ok: true; data: ChartData } | { ok: false; errors: readonly ChartError[] } {
  const cells = text.split('\n', chartMaxRows + 2).map((line) => line.split('\t', chartMaxSeries + 2));
  const errors = [...shapeErrors(kind, cells), ...cellErrors(cells), ...mapErrors(kind, cells)];
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, errorsMost) };
  const [[corner = '', ...series] = [], ...rows] = cells;
  const data = {
    corner,
    series,
    rows: rows.map(([label = '', ...values]) => ({
      label,
      values: values.map((value) => (value === '' ? null : Number(value))),
    })),
  };
  return { ok: true, data };
}

/** The table as the text that `readChartData` parses. */
export function chartText({ corner, series, rows }: ChartData): string {
  const lines = rows.map(({ label, values }) => [label, ...values.map((value) => value ?? '')]);
  return [[corner, ...series], ...lines].map((line) => line.join('\t')).join('\n');
}

function shapeErrors(kind: ChartKind, cells: readonly (readonly string[])[]): ChartError[] {
  const width = cells[0]?.length ?? 0;
  const errors: ChartError[] = [];
  if (width < 2) errors.push({ why: 'chart-no-series', row: 0, column: 1 });
  if (width - 1 > chartMaxSeries)
    errors.push({ why: 'chart-too-many-series', row: 0, column: chartMaxSeries + 1 });
  if (kind === 'map' && width > 2) errors.push({ why: 'chart-map-one-series', row: 0, column: 2 });
  if (cells.length - 1 > chartMaxRows)
    errors.push({ why: 'chart-too-many-rows', row: chartMaxRows + 1, column: 0 });
  if (!cells.slice(1).some((line) => line.slice(1).some((cell) => cell !== '')))
    errors.push({ why: 'chart-no-values', row: 1, column: 1 });
  return errors;
}

function cellErrors(cells: readonly (readonly string[])[]): ChartError[] {
  const width = cells[0]?.length ?? 0;
  return cells.flatMap((line, row) => [
    ...(line.length === width ? [] : [{ why: 'chart-row-length' as const, row, column: 0 }]),
    ...line.flatMap((cell, column) => {
      const why = cellFault(cell, { row, column });
      return why === null ? [] : [{ why, row, column }];
    }),
  ]);
}

function cellFault(cell: string, { row, column }: { row: number; column: number }): ChartFault | null {
  if (row > 0 && column > 0) return cell === '' || isChartNumber(cell) ? null : 'chart-bad-number';
  if (cell.length > chartLabelMaxLength) return 'chart-label-too-long';
  if (cell.trim() !== '' || (row === 0 && column === 0)) return null;
  return row === 0 ? 'chart-no-series' : 'chart-no-label';
}

function isChartNumber(cell: string): boolean {
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(cell) && Math.abs(Number(cell)) <= chartMaxValue;
}

function mapErrors(kind: ChartKind, cells: readonly (readonly string[])[]): ChartError[] {
  if (kind !== 'map') return [];
  const seen = new Set<string>();
  return cells.slice(1).flatMap(([label = ''], index): ChartError[] => {
    const province = findProvince(label);
    const place = { row: index + 1, column: 0 };
    if (!province) return label.trim() === '' ? [] : [{ why: 'chart-unknown-province', ...place }];
    if (seen.has(province.name)) return [{ why: 'chart-province-twice', ...place }];
    seen.add(province.name);
    return [];
  });
}

/** The table of the attributes of a chart. Null if it is not valid. */
export function dataOfChart({
  kind,
  data,
}: Readonly<Record<string, unknown>>): { kind: ChartKind; data: ChartData } | null {
  const known = CHART_KINDS.find((each) => each === kind);
  if (!known) return null;
  const read = readChartData(known, String(data ?? ''));
  return read.ok ? { kind: known, data: read.data } : null;
}

/** The errors of the table of a chart. */
export function chartErrors(kind: ChartKind, text: string): readonly ChartError[] {
  const read = readChartData(kind, text);
  return read.ok ? [] : read.errors;
}
