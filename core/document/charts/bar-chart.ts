import type { Locale } from '#core/i18n/locales.ts';
import type { ChartData } from './chart-data.ts';
import { formatNumber } from './numbers.ts';
import { scaleOf } from './scale.ts';
import { lookOf, type Svg, svg } from './svg.ts';

const lineHeight = 17;
const barHeight = 15;
const barGap = 3;
const rowGap = 12;
/** Characters of a label that fit into 300 px. */
const labelChars = 44;

type Drawn = { readonly height: number; readonly children: readonly Svg[] };

/**
 * Horizontal bars. A label is above its bars, so that a phone can show long ones. Widths are per cent of the
 * drawing, heights px.
 */
export function barChart({ series, rows }: ChartData, locale: Locale): Drawn {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const place = barScale(values, locale);
  const bars: Svg[][] = series.map(() => []);
  const texts: Svg[] = [];
  const axes: Svg[] = [];
  let y = 0;
  for (const row of rows) {
    for (const line of wrapLabel(row.label)) {
      y += lineHeight;
      texts.push(svg('text', { x: 0, y: y - 4 }, [line]));
    }
    const top = y;
    row.values.forEach((value, index) => {
      const middle = y + barHeight / 2;
      y += barHeight + barGap;
      if (value === null) return;
      bars[index]?.push(barOf(place(value), place(0), middle));
      const isLeft = value < 0;
      const side: Svg['attrs'] = isLeft ? { dx: -4, 'text-anchor': 'end' } : { dx: 4 };
      texts.push(
        svg('text', { x: `${place(value)}%`, y: middle + 4, ...side }, [formatNumber(value, locale)]),
      );
    });
    // Only beside the bars, so that it crosses no label.
    if (values.some((value) => value < 0)) axes.push(zeroLine(place(0), top, y));
    y += rowGap;
  }
  const groups = bars.map((drawn, index) =>
    svg('g', { 'stroke-width': barHeight, ...lookOf(index, 'bar') }, drawn),
  );
  return { height: y, children: [...groups, ...axes, ...texts] };
}

/**
 * Places of values in per cent. Both sides keep room for the longest number, at 7 px a character on 300 px.
 */
export function barScale(values: readonly number[], locale: Locale): (value: number) => number {
  const roomFor = (some: readonly number[]) =>
    Math.min(40, 2 + 2.4 * Math.max(0, ...some.map((value) => formatNumber(value, locale).length)));
  const left = values.some((value) => value < 0) ? roomFor(values.filter((value) => value < 0)) : 0;
  const right = 100 - roomFor(values.filter((value) => value >= 0));
  return scaleOf([Math.min(0, ...values), Math.max(0, ...values)], [left, right]);
}

function zeroLine(zero: number, top: number, bottom: number): Svg {
  const x = `${zero}%`;
  return svg('line', { x1: x, x2: x, y1: top - 2, y2: bottom, stroke: 'currentColor' });
}

/** A bar as a thick stroke, because strokes can be striped without a pattern and its id. */
function barOf(end: number, zero: number, y: number): Svg {
  return svg('line', { x1: `${zero}%`, x2: `${end}%`, y1: y, y2: y });
}

/** A label in lines that fit on a phone. A word that is too long keeps its line. */
export function wrapLabel(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= labelChars)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
