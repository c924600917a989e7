import type { Locale } from '#core/i18n/locales.ts';
import type { ChartData } from './chart-data.ts';
import { formatShort } from './numbers.ts';
import { ARCHIPELAGOS, findProvince, mapColumns, mapRows, PROVINCES, type Province } from './provinces.ts';
import { rounded, ticksOf } from './scale.ts';
import { SERIES_LOOKS, type Svg, svg } from './svg.ts';

const tileHeight = 46;
const gap = 2;
const tileWidth = 100 / mapColumns;
/** Characters of a value that fit into a tile on a phone. */
const valueChars = 8;

/** Classes of values, from low to high, as opacities of one colour that keep the text readable. */
const OPACITIES = [0.08, 0.18, 0.3, 0.42, 0.54] as const;

export type MapClass = { readonly from: number; readonly to: number; readonly opacity: number };

/** A tile for each province, placed by geography, with its name and value. */
export function provinceMap(data: ChartData, locale: Locale): { height: number; children: readonly Svg[] } {
  const values = valuesByProvince(data);
  const classes = mapClasses(data);
  const tileOf = (tile: Province, value: number | null, isNumbered: boolean) => {
    const text = value === null || !isNumbered ? '' : formatShort(value, locale, valueChars);
    return provinceTile(tile, { opacity: opacityOf(value, classes), text });
  };
  return {
    height: mapRows * tileHeight,
    children: [
      ...PROVINCES.map((province) => tileOf(province, values.get(province.name) ?? null, true)),
      ...ARCHIPELAGOS.map((islands) => tileOf(islands, values.get(islands.of) ?? null, false)),
    ],
  };
}

/** The classes of the values, with round limits. Equal values have one class. */
export function mapClasses({ rows }: ChartData): MapClass[] {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [min, max] = [Math.min(...values), Math.max(...values)];
  if (min === max) return [{ from: min, to: max, opacity: OPACITIES[2] }];
  const fits = (limits: readonly number[]) => limits.length - 1 <= OPACITIES.length;
  const ticks = [5, 4, 3].map((wanted) => ticksOf(min, max, wanted)).find(fits) ?? ticksOf(min, max, 2);
  return ticks.slice(1).map((to, index) => ({
    from: ticks[index] ?? to,
    to,
    opacity: OPACITIES[Math.round((index * (OPACITIES.length - 1)) / Math.max(1, ticks.length - 2))] ?? 0.3,
  }));
}

function valuesByProvince({ rows }: ChartData): ReadonlyMap<string, number | null> {
  return new Map(rows.map(({ label, values }) => [findProvince(label)?.name ?? '', values[0] ?? null]));
}

/** A value on a limit belongs to the class above it, and the highest limit to the last class. */
function opacityOf(value: number | null, classes: readonly MapClass[]): number | null {
  if (value === null) return null;
  const found = classes.find(({ to }) => value < to) ?? classes.at(-1);
  return found?.opacity ?? null;
}

function provinceTile(
  { name, column, row }: Province,
  { opacity, text }: { opacity: number | null; text: string },
): Svg {
  const x = rounded(column * tileWidth + 0.3, 2);
  const center = `${rounded((column + 0.5) * tileWidth, 2)}%`;
  const y = row * tileHeight;
  const lines = [...name.split(' '), ...(text === '' ? [] : [text])];
  const first = y + tileHeight / 2 + 4 - (lines.length - 1) * 6.5;
  const fill: Svg['attrs'] =
    opacity === null ? { fill: 'none' } : { fill: SERIES_LOOKS[0].stroke, 'fill-opacity': opacity };
  const border = { stroke: 'currentColor', 'stroke-opacity': 0.55 };
  const dashes: Svg['attrs'] = opacity === null ? { 'stroke-dasharray': '3 3' } : {};
  const size = {
    x: `${x}%`,
    y: y + gap / 2,
    width: `${rounded(tileWidth - 0.6, 2)}%`,
    height: tileHeight - gap,
  };
  return svg('g', {}, [
    svg('rect', { ...size, ...fill, ...border, ...dashes }),
    ...lines.map((line, index) => {
      const weight: Svg['attrs'] = text !== '' && index === lines.length - 1 ? { 'font-weight': 700 } : {};
      const at = { x: center, y: first + index * 13, 'text-anchor': 'middle', 'font-size': 11 };
      return svg('text', { ...at, ...weight }, [line]);
    }),
  ]);
}
