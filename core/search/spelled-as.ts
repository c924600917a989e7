import { syllables } from '../text/syllables.ts';
import { foldedLexeme } from './lexeme.ts';

/**
 * Words as search knows them (`foldedLexeme`) as a text spells them: where they stand side by side if they do anywhere, else each
 * where it stands first; null where one is not in it. A capital letter stays only where the text never writes the word without.
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
