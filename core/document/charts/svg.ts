import { escapeHtml } from '../escape-html.ts';

/**
 * An element of a drawing. It is data: pages need HTML, and the desk needs DOM nodes, because Trusted Types
 * forbid HTML strings there.
 */
export type Svg = {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | number>>;
  readonly children: readonly (Svg | string)[];
};

export function svg(tag: string, attrs: Svg['attrs'], children: Svg['children'] = []): Svg {
  return { tag, attrs, children };
}

/** A drawing as HTML. */
export function svgHtml({ tag, attrs, children }: Svg): string {
  const names = Object.entries(attrs).map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : svgHtml(child)));
  return `<${tag}${names.join('')}>${inside.join('')}</${tag}>`;
}

/** The size of all text in a chart in px; the drawing is never scaled, so that a phone shows this size. */
export const textSize = 12;

/**
 * The colours and stripes of the series. Each colour has a contrast of 3:1 or more on the light and on the
 * dark page. The stripes distinguish series without colour.
 */
export const SERIES_LOOKS = [
  { stroke: '#2f78c4', bar: '', line: '' },
  { stroke: '#c2571a', bar: '7 3', line: '9 4' },
  { stroke: '#2b8a57', bar: '3 3', line: '3 4' },
  { stroke: '#8d62c9', bar: '12 2 2 2', line: '12 4 3 4' },
  { stroke: '#c04a72', bar: '1.5 3', line: '1.5 4' },
  { stroke: '#7c7768', bar: '14 5', line: '18 6' },
] as const;

/** The stroke attributes of a series, as a bar or as a line. */
export function lookOf(series: number, form: 'bar' | 'line'): Svg['attrs'] {
  const look = SERIES_LOOKS[series % SERIES_LOOKS.length] ?? SERIES_LOOKS[0];
  return { stroke: look.stroke, ...(look[form] !== '' && { 'stroke-dasharray': look[form] }) };
}
