import { exactLexeme, foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import { syllables } from '../text/syllables.ts';
import { reasonOf } from './reason-of.ts';

/** Nobody gives a longer reason; the rest is not found. */
const maxSyllables = 2_000;

/** The text of a tsvector by which the words given for an act are found; empty where none were given. */
export function reasonWords(detail: Record<string, unknown>): string {
  return syllables(reasonOf(detail))
    .slice(0, maxSyllables)
    .flatMap(({ text }, place) =>
      [...new Set([foldedLexeme(text), exactLexeme(text)])].map(
        (lexeme) => `${quotedLexeme(lexeme)}:${place + 1}`,
      ),
    )
    .join(' ');
}
