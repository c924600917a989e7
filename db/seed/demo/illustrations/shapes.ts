/** Small SVG words from which every illustration is composed. Lengths are in picture units (1600 × 1067). */

/** The size is a radius, a width or a height. */
export type Spot = readonly [x: number, y: number, size: number];
/** A corner with width and height, or a centre with two radii. */
export type Box = readonly [x: number, y: number, w: number, h: number];
export type Place = readonly [x: number, y: number, scale?: number, turn?: number];
export type Pen = readonly [colour: string, width: number];
/** A random row on a base line, up to a height. */
export type Ridge = readonly [seed: number, base: number, rise: number];

export const rect = ([x, y, w, h]: Box, fill: string, more = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;

export const circle = ([x, y, r]: Spot, fill: string, more = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;

export const ellipse = ([x, y, rx, ry]: Box, fill: string, more = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`;

export const stroke = (d: string, [colour, width]: Pen, more = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

/** A group moved to (x, y), and scaled. */
export const at = ([x, y, scale = 1, turn = 0]: Place, content: string) =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(scale)})">${content}</g>`;

/** `count` drawings side by side, by their number. */
export const many = (count: number, draw: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');

/** Colours from top to bottom, evenly spread; use it as `url(#id)`. Ids are unique within one picture. */
export const fade = (id: string, ...colours: string[]) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops(colours)}</linearGradient>`;

/** A glow: the colour in the middle, nothing at the edge. */
export const glow = (id: string, colour: string, strength = 0.9) =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;

/** The same number between 0 and 1 for the same seed and place: pictures never change between runs. */
export function scatter(seed: number, i: number): number {
  let h = Math.imul(seed * 374761 + i * 668265 + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

function stops(colours: string[]): string {
  return colours
    .map((c, i) => `<stop offset="${n(i / Math.max(1, colours.length - 1))}" stop-color="${c}"/>`)
    .join('');
}

function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
