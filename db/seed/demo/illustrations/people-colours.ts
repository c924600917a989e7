import * as c from './palette.ts';

export const skins = ['#c69470', '#b07a58', '#b98261', '#c79470', '#b07a58'];
export const coats = [c.ink, c.deep, c.plum, c.brick, c.slate, c.moss];

/** The i-th colour of a list that starts again at its end. */
export const pick = (list: string[], i: number) => list[i % list.length] ?? c.ink;
