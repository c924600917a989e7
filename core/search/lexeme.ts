import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { plainFigures } from '#core/text/fold-name.ts';
import { onceAWord } from '#core/text/once-a-word.ts';

/** Longer than any searched word; PostgreSQL refuses lexemes over 2,046 bytes. */
const maxWordChars = 64;

export type FacetKind = 'section' | 'tag' | 'author' | 'month';

/** The lexeme of every syllable, with or without accents: the folded form without a prefix. */
export const foldedLexeme: (syllable: string) => string = onceAWord((syllable) => shortened(fold(syllable)));

/**
 * The lexeme of a syllable with typed accents: `=hòa`. A syllable without accents has only its folded lexeme,
 * so that a search without accents finds every accent.
 */
export function exactLexeme(syllable: string): string {
  const exact = shortened(exactKey(syllable));
  const folded = foldedLexeme(syllable);
  return exact === folded ? folded : `=${exact}`;
}

/** A lexeme for filters that cannot occur as a word: `§section:the-gioi`, `§month:202307`. */
export function facetLexeme(kind: FacetKind, value: string): string {
  return `§${kind}:${value}`;
}

/** A lexeme as a PostgreSQL text search literal: in single quotes, with quotes and backslashes doubled. */
export function quotedLexeme(lexeme: string): string {
  return `'${lexeme.toWellFormed().replaceAll('\0', '').replace(/['\\]/g, '$&$&')}'`;
}

function shortened(word: string): string {
  return [...plainFigures(word)].slice(0, maxWordChars).join('');
}
