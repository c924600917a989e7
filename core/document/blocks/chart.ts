import type { BlockType } from '../block-type.ts';
import {
  CHART_KINDS,
  type ChartData,
  type ChartKind,
  chartDataMaxLength,
  readChartData,
} from '../charts/chart-data.ts';
import type { BlockNode } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/** A chart with the table that it is drawn from; `charts/chart-data.ts` says how `data` is written. */
export type Chart = {
  type: 'chart';
  attrs: { kind: ChartKind; title: string; unit: string; source: string; note: string; data: string };
};

/** Maximum lengths in characters. */
export const chartLimits = { title: 200, unit: 60, source: 200, note: 500 } as const;

export const chart: BlockType = {
  name: 'chart',
  content: '',
  group: 'block',
  attrs: { kind: 'bar', title: '', unit: '', source: '', note: '', data: '' },
  shape: ({ z }) =>
    z.strictObject({
      type: z.literal('chart'),
      attrs: z
        .strictObject({
          kind: z.enum(CHART_KINDS),
          title: z.string().max(chartLimits.title).regex(/\S/, 'chart-no-title'),
          unit: z.string().max(chartLimits.unit),
          source: z.string().max(chartLimits.source),
          note: z.string().max(chartLimits.note),
          data: z.string().max(chartDataMaxLength),
        })
        .superRefine(({ kind, data }, ctx) => {
          const read = readChartData(kind, data);
          for (const { why, row, column } of read.ok ? [] : read.errors)
            ctx.addIssue({ code: 'custom', message: why, path: ['data', row, column] });
        }),
    }),
  repairAttrs: (attrs) => {
    const lines = repairLines(attrs, { kind: 4, ...chartLimits, data: chartDataMaxLength });
    return lines !== null && /\S/.test(String(lines.title)) && dataOfChart(lines) !== null ? lines : null;
  },
  text: chartPlainText,
};

/** The table of a chart. Null if it is not valid. */
export function dataOfChart({
  kind,
  data,
}: Readonly<Record<string, unknown>>): { kind: ChartKind; data: ChartData } | null {
  const known = CHART_KINDS.find((each) => each === kind);
  if (!known) return null;
  const read = readChartData(known, String(data ?? ''));
  return read.ok ? { kind: known, data: read.data } : null;
}

/** Title and table, one row a line. */
function chartPlainText({ attrs = {} }: BlockNode): string {
  const rows = String(attrs.data ?? '')
    .split('\n')
    .map((line) => line.split('\t').filter(Boolean).join(' '));
  const lines = [attrs.title, attrs.unit, ...rows, attrs.note, attrs.source];
  return lines
    .map((line) => String(line ?? '').trim())
    .filter((line) => line !== '')
    .join('\n');
}
