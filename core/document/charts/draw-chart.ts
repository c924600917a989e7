import type { Locale } from '#core/i18n/locales.ts';
import { barChart } from './bar-chart.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartKind } from './chart-kind.ts';
import { lineChart } from './line-chart.ts';
import { formatNumber } from './numbers.ts';
import { mapClasses, provinceMap } from './province-map.ts';
import { lookOf, SERIES_LOOKS, type Svg, svg, textSize } from './svg.ts';

const DRAW = { bar: barChart, line: lineChart, map: provinceMap } as const;

export type LegendEntry = { readonly text: string; readonly sample: Svg };

/** The drawing of a chart. `label` is its text alternative. It is as wide as the page and never scaled. */
export function drawChart(
  data: ChartData,
  { kind, locale, label }: { kind: ChartKind; locale: Locale; label: string },
): Svg {
  const { height, children } = DRAW[kind](data, locale);
  const look = { fill: 'currentColor', 'font-size': textSize };
  return svg('svg', { role: 'img', 'aria-label': label, width: '100%', height, ...look }, children);
}

/** The legend: the series of a chart with several, the classes of a map. */
export function chartLegend(data: ChartData, kind: ChartKind, locale: Locale): LegendEntry[] {
  if (kind === 'map') {
    return mapClasses(data).map(({ from, to, opacity }) => ({
      text: from === to ? formatNumber(from, locale) : rangeText(from, to, locale),
      sample: sample([
        svg('rect', { width: 28, height: 12, fill: SERIES_LOOKS[0].stroke, 'fill-opacity': opacity }),
        svg('rect', { width: 28, height: 12, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.55 }),
      ]),
    }));
  }
  if (data.series.length < 2) return [];
  const width = kind === 'bar' ? 12 : 3;
  return data.series.map((text, index) => {
    const look = { 'stroke-width': width, ...lookOf(index, kind) };
    return { text, sample: sample([svg('line', { x1: 0, x2: 28, y1: 6, y2: 6, ...look })]) };
  });
}

function rangeText(from: number, to: number, locale: Locale): string {
  return `${formatNumber(from, locale)} – ${formatNumber(to, locale)}`;
}

function sample(children: readonly Svg[]): Svg {
  return svg('svg', { width: 28, height: 12, 'aria-hidden': 'true' }, children);
}
