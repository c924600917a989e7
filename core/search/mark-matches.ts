import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { foldedLexeme } from './lexeme.ts';
import { rowsOf, type SearchTerm } from './search-term.ts';

export type MarkedPiece = { readonly text: string; readonly marked: boolean };

/**
 * Splits the text into pieces with the matches marked; joined, they are the text again. Accents do not
 * matter. But if the text has a word with the typed accents, the same letters with other accents are another
 * word. A search for "khí hậu" then marks "khí", not "khi". Stop words are only marked beside another match.
 */
export function markMatches(text: string, terms: readonly SearchTerm[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let done = 0;
  const found = matcherOf(terms)(syllables(text));
  for (const range of joined(text, withoutLoneStopWords(text, meant(found, terms), terms))) {
    if (range.start > done) pieces.push({ text: text.slice(done, range.start), marked: false });
    pieces.push({ text: text.slice(range.start, range.end), marked: true });
    done = range.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

export type Match = {
  /** Offsets in the original text. */
  readonly start: number;
  readonly end: number;
  /** The matched phrase without accents. */
  readonly row: string;
  readonly words: readonly string[];
};

/**
 * Finds the searched phrases in syllables: the longest at each position, without overlaps. A phrase matches
 * only as a whole.
 */
export function matcherOf(terms: readonly SearchTerm[]): (found: readonly Syllable[]) => Match[] {
  const rows = rowsOf(terms)
    .map((row) => row.map(foldedLexeme))
    .sort((a, b) => b.length - a.length);
  const byFirst = Map.groupBy(rows, ([first]) => first);
  return (found) => {
    const matches: Match[] = [];
    for (let at = 0; at < found.length; ) {
      const beginning = byFirst.get(foldedLexeme(found[at]?.text ?? ''));
      const row = beginning?.find((words) =>
        words.every((word, index) => foldedLexeme(found[at + index]?.text ?? '') === word),
      );
      const [first, last] = [found[at], found[at + (row?.length ?? 1) - 1]];
      if (row && first && last) {
        const words = found.slice(at, at + row.length).map(({ text }) => text);
        matches.push({ start: first.start, end: last.end, row: row.join(' '), words });
      }
      at += row?.length ?? 1;
    }
    return matches;
  };
}

function meant(matches: readonly Match[], terms: readonly SearchTerm[]): readonly Match[] {
  const accented = new Set(
    rowsOf(terms)
      .map((row) => keyOf(row))
      .filter((key) => key !== fold(key)),
  );
  const asTyped = new Set(matches.filter(({ words }) => accented.has(keyOf(words))));
  const settled = new Set([...asTyped].map(({ row }) => row));
  return matches.filter((match) => asTyped.has(match) || !settled.has(match.row));
}

function withoutLoneStopWords(
  text: string,
  matches: readonly Match[],
  terms: readonly SearchTerm[],
): readonly Match[] {
  if (rowsOf(terms).every((row) => row.every(isStopWord))) return matches;
  const touch = (one: Match | undefined, next: Match | undefined) =>
    one !== undefined && next !== undefined && text.slice(one.end, next.start).trim() === '';
  return matches.filter(
    (match, at) =>
      !match.words.every(isStopWord) || touch(matches[at - 1], match) || touch(match, matches[at + 1]),
  );
}

function keyOf(words: readonly string[]): string {
  return words.map(exactKey).join(' ');
}

type Range = { readonly start: number; readonly end: number };

/** Matches separated only by spaces become one mark. */
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
