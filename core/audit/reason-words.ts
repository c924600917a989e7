import { exactLexeme, foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import { syllables } from '../text/syllables.ts';
import { reasonOf } from './reason-of.ts';

/** More than a typical reason; the rest is not indexed. */
const maxSyllables = 2_000;

/** The tsvector text by which the reason of an act is found; empty without a reason. */
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
