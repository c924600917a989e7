import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { parseSearchText } from './parse-search-text.ts';

export type MarkedPiece = { readonly text: string; readonly marked: boolean };

/** The text in pieces, those that the search found marked, accents or not; together they are the text again. */
export function markMatches(text: string, search: string): MarkedPiece[] {
  const wanted = new Set(parseSearchText(search).flat().map(fold));
  const pieces: MarkedPiece[] = [];
  let done = 0;
  for (const range of joined(
    text,
    syllables(text).filter((syllable) => wanted.has(fold(syllable.text))),
  )) {
    if (range.start > done) pieces.push({ text: text.slice(done, range.start), marked: false });
    pieces.push({ text: text.slice(range.start, range.end), marked: true });
    done = range.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

type Range = { readonly start: number; readonly end: number };

/** Neighbours with only space between them are one mark. */
function joined(text: string, ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && text.slice(last.end, range.start).trim() === '') {
      result[result.length - 1] = { start: last.start, end: range.end };
    } else {
      result.push({ start: range.start, end: range.end });
    }
  }
  return result;
}
