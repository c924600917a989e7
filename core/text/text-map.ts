/**
 * A text rewritten letter by letter for comparison, with the way back: `starts[i]` and `ends[i]` are the
 * UTF-16 offsets, in the text that it was made of, of the letter that the unit `i` of `text` belongs to.
 */
export type TextMap = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** A letter with the marks that are written over it as characters of their own, as decomposed text has them. */
const LETTER = /[^\p{M}]\p{M}*|\p{M}+/gsu;

/** Rewrites each letter of a text; what a letter becomes may be longer, shorter or nothing. */
export function mapText(text: string, rewrite: (letter: string) => string): TextMap {
  let mapped = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const written = rewrite(letter);
    mapped += written;
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return { text: mapped, starts, ends };
}

/**
 * The place in the original text of a run of units, end exclusive; null where the run is empty or begins or
 * ends inside of what one letter has become.
 */
export function originalRange(map: TextMap, from: number, to: number): { start: number; end: number } | null {
  if (to <= from) return null;
  const start = map.starts[from];
  const end = map.ends[to - 1];
  if (start === undefined || end === undefined) return null;
  if (from > 0 && map.starts[from - 1] === start) return null;
  if (to < map.ends.length && map.ends[to] === end) return null;
  return { start, end };
}
