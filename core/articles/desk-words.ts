import { foldedLexeme } from '../search/lexeme.ts';
import { syllables } from '../text/syllables.ts';

/** Enough for any headline. */
const maxWords = 20;

/** The lexemes of a text that is looked for in headlines and numbers: each word without accents and case. */
export function deskWords(text: string): string[] {
  const words = syllables(text).map((syllable) => foldedLexeme(syllable.text));
  return [...new Set(words)].slice(0, maxWords);
}
