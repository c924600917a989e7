export const CHART_KINDS = ['bar', 'line', 'map'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** The maximum length of the table as text, in characters. */
export const chartDataMaxLength = 20_000;

export type ChartFault =
  | 'chart-no-values'
  | 'chart-no-series'
  | 'chart-too-many-rows'
  | 'chart-too-many-series'
  | 'chart-row-length'
  | 'chart-no-label'
  | 'chart-label-too-long'
  | 'chart-bad-number'
  | 'chart-map-one-series'
  | 'chart-unknown-province'
  | 'chart-province-twice';

/** An error of the table. `row` and `column` count from 0; row 0 has the headings. */
export type ChartError = { readonly why: ChartFault; readonly row: number; readonly column: number };
