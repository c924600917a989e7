import type { Locale } from '#core/i18n/locales.ts';
import type { ChartData } from './chart-data.ts';
import { formatNumber } from './numbers.ts';
import { scaleOf, ticksOf } from './scale.ts';
import { lookOf, type Svg, svg } from './svg.ts';

const top = 18;
const plotHeight = 220;
const height = top + plotHeight + 26;
/** Up to so many rows, each value has a dot. */
const maxDots = 24;
const labelChars = 16;

type Point = { readonly x: number; readonly y: number };

/**
 * Lines over the rows. The lines are drawn in per cent and stretched to the width of the page. Texts and dots
 * are placed in per cent, but keep their size.
 */
export function lineChart(data: ChartData, locale: Locale): { height: number; children: readonly Svg[] } {
  const values = data.rows.flatMap((row) => row.values.filter((value) => value !== null));
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const range = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  const yOf = scaleOf(range, [plotHeight, 0]);
  const numbers = ticks.map((tick) => formatNumber(tick, locale));
  const left = Math.min(34, 4 + 2.4 * Math.max(...numbers.map((text) => text.length)));
  const last = data.rows.length - 1;
  const xOf = last === 0 ? () => (left + 97) / 2 : scaleOf([0, last], [left, 97]);
  const runs = data.series.map((_, index) => runsOf(data, index, { xOf, yOf }));
  return {
    height,
    children: [
      ...ticks.flatMap((tick, index) => gridLine(tick, { y: top + yOf(tick), text: numbers[index] ?? '' })),
      stretchedLines(runs),
      ...dots(runs, data.rows.length),
      ...rowLabels(data, xOf, left),
    ],
  };
}

function gridLine(tick: number, { y, text }: { y: number; text: string }): Svg[] {
  const look = { stroke: 'currentColor', 'stroke-opacity': tick === 0 ? 1 : 0.25 };
  return [
    svg('line', { x1: 0, x2: '100%', y1: y, y2: y, ...look }),
    svg('text', { x: 0, y: y - 4, 'fill-opacity': 0.85 }, [text]),
  ];
}

/** The points of a series, in runs between missing values. */
function runsOf(
  { rows }: ChartData,
  series: number,
  { xOf, yOf }: Record<'xOf' | 'yOf', (value: number) => number>,
): Point[][] {
  const runs: Point[][] = [[]];
  rows.forEach(({ values }, index) => {
    const value = values[series] ?? null;
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: xOf(index), y: yOf(value) });
  });
  return runs.filter((run) => run.length > 0);
}

function stretchedLines(runs: readonly Point[][][]): Svg {
  const lines = runs.flatMap((ofSeries, index) =>
    ofSeries
      .filter((run) => run.length > 1)
      .map((run) =>
        svg('polyline', {
          points: run.map(({ x, y }) => `${x},${y}`).join(' '),
          'vector-effect': 'non-scaling-stroke',
          ...lookOf(index, 'line'),
        }),
      ),
  );
  const box = { viewBox: `0 0 100 ${plotHeight}`, preserveAspectRatio: 'none', overflow: 'visible' };
  const place = { x: 0, y: top, width: '100%', height: plotHeight };
  return svg('svg', { ...place, ...box, fill: 'none', 'stroke-width': 2.5, 'aria-hidden': 'true' }, lines);
}

/** A dot for each value; in a long series only for a value without neighbours. */
function dots(runs: readonly Point[][][], rows: number): Svg[] {
  return runs.flatMap((ofSeries, index) =>
    ofSeries
      .filter((run) => rows <= maxDots || run.length === 1)
      .flatMap((run) =>
        run.map(({ x, y }) =>
          svg('circle', { cx: `${x}%`, cy: top + y, r: 3.5, fill: lookOf(index, 'line').stroke ?? '' }),
        ),
      ),
  );
}

/** Labels below the plot: as many as a phone has room for, always the first and the last. */
function rowLabels({ rows }: ChartData, xOf: (index: number) => number, left: number): Svg[] {
  const labels = rows.map(({ label }) =>
    label.length > labelChars ? `${label.slice(0, labelChars - 1)}…` : label,
  );
  const widest = Math.max(...labels.map((label) => label.length)) * 7 + 12;
  const last = rows.length - 1;
  const rowWidth = (300 * (97 - left)) / 100 / Math.max(1, last);
  const step = Math.max(1, Math.ceil((1.5 * widest) / rowWidth));
  return labels.flatMap((label, index) => {
    const isLast = index === last;
    // The first and the last label are at the edges: their neighbours need one and a half widths.
    if (!isLast && (index % step !== 0 || (last - index) * rowWidth < 1.5 * widest)) return [];
    const anchor = last === 0 ? 'middle' : isLast ? 'end' : index === 0 ? 'start' : 'middle';
    const x = isLast && last > 0 ? '100%' : `${xOf(index)}%`;
    return [svg('text', { x, y: height - 6, 'text-anchor': anchor }, [label])];
  });
}
