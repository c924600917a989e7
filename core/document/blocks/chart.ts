import type { BlockType } from '../block-type.ts';
import { CHART_KINDS, type ChartKind, chartDataMaxLength } from '../charts/chart-kind.ts';
import type { BlockNode } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/** A chart with the table that it is drawn from; `charts/chart-data.ts` defines the text `data`. */
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
  shape: ({ z, chartErrors }) =>
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
          // Refused by its length already.
          if (data.length > chartDataMaxLength) return;
          for (const { why, row, column } of chartErrors(kind, data))
            ctx.addIssue({ code: 'custom', message: why, path: ['data', row, column] });
        }),
    }),
  repairAttrs: (attrs, chartErrors) => {
    const lines = repairLines(attrs, { kind: 4, ...chartLimits, data: chartDataMaxLength });
    const kind = CHART_KINDS.find((each) => each === lines?.kind);
    if (lines === null || !kind || !/\S/.test(String(lines.title)) || lines.data === '') return null;
    return chartErrors?.(kind, String(lines.data)).length ? null : lines;
  },
  text: chartPlainText,
};

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
