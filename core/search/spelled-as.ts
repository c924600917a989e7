import { syllables } from '../text/syllables.ts';
import { foldedLexeme } from './lexeme.ts';

/**
 * Spells folded words (`foldedLexeme`) as in a text, from a place where they are adjacent, otherwise from
 * each first occurrence. Null if a word is missing. A capital is kept only if the text never has the word in
 * lower case.
 */
export function spelledAs(words: readonly string[], text: string): string | null {
  const { found, folded, inRow } = placesIn(words, text);
  return spelled(
    words.map((word, index) => (inRow < 0 ? folded.indexOf(word) : inRow + index)),
    found,
  );
}

/** The same, only from a place where the words are adjacent. */
export function spelledInRow(words: readonly string[], text: string): string | null {
  const { found, inRow } = placesIn(words, text);
  return inRow < 0
    ? null
    : spelled(
        words.map((_, index) => inRow + index),
        found,
      );
}

function placesIn(words: readonly string[], text: string) {
  const found = syllables(text).map((syllable) => syllable.text);
  const folded = found.map(foldedLexeme);
  const inRow = folded.findIndex((_, at) => words.every((word, index) => folded[at + index] === word));
  return { found, folded, inRow };
}

function spelled(places: readonly number[], found: readonly string[]): string | null {
  if (places.some((place) => place < 0)) return null;
  const written = new Set(found);
  return places
    .map((place) => found[place] ?? '')
    .map((word) => (written.has(word.toLowerCase()) ? word.toLowerCase() : word))
    .join(' ');
}
