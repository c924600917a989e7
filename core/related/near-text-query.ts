import { exactLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import type { WeightedTerm } from './weighted-terms.ts';

/** A tsquery text that finds stories with any of these terms, accents kept; null for no terms. */
export function nearTextQuery(terms: readonly WeightedTerm[]): string | null {
  const lexemes = new Set(terms.map(({ term }) => quotedLexeme(exactLexeme(term))));
  return lexemes.size === 0 ? null : [...lexemes].join(' | ');
}
