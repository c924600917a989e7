import { syllables } from '../text/syllables.ts';
import { foldedLexeme } from './lexeme.ts';

/**
 * Spells folded words (`foldedLexeme`) as in a text, from a place where they are adjacent, otherwise from
 * each first occurrence. Null if a word is missing. A capital is kept only if the text never has the word in
 * lower case.
 */
export function spelledAs(words: readonly string[], text: string): string | null {
  const found = syllables(text).map((syllable) => syllable.text);
  const folded = found.map(foldedLexeme);
  const written = new Set(found);
  const inRow = folded.findIndex((_, at) => words.every((word, index) => folded[at + index] === word));
  const places = words.map((word, index) => (inRow < 0 ? folded.indexOf(word) : inRow + index));
  if (places.some((place) => place < 0)) return null;
  return places
    .map((place) => found[place] ?? '')
    .map((word) => (written.has(word.toLowerCase()) ? word.toLowerCase() : word))
    .join(' ');
}
