/**
 * A text rewritten letter by letter for comparison, with offsets into the original. `starts[i]` and `ends[i]`
 * are the UTF-16 offsets of the original letter that produced code unit `i` of `text`.
 */
export type TextMap = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** A letter with its combining marks. */
const LETTER = /[^\p{M}]\p{M}*|\p{M}+/gsu;

/** Rewrites each letter of a text; the result of a letter may be longer, shorter or empty. */
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
 * The original range of a run of code units, end exclusive; null if it is empty, or splits the result of one
 * letter.
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
