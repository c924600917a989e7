import { foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import type { SearchTerm } from '../search/search-term.ts';
import { syllables } from '../text/syllables.ts';

/** Enough for any headline. */
const maxWords = 20;

/**
 * Tsqueries all of which the desk's lists must match for a search: each word without accents and case, or, where editors keep
 * other names for what is named, all words of one of these. The lists know of no order, so a phrase is its words.
 */
export function deskWordQueries(terms: readonly SearchTerm[]): string[] {
  const queries = terms.flatMap(({ typed, otherNames }) => {
    const words = typed.flat().map(quoted);
    if (otherNames.length === 0) return words;
    const names = [words, ...otherNames.map((name) => name.map(quoted))];
    return [`(${names.map((name) => name.join(' & ')).join(' | ')})`];
  });
  return [...new Set(queries)].slice(0, maxWords);
}

/** The lexemes of a text that is looked for in headlines and numbers: each word without accents and case. */
export function deskWords(text: string): string[] {
  const words = syllables(text).map((syllable) => foldedLexeme(syllable.text));
  return [...new Set(words)].slice(0, maxWords);
}

function quoted(word: string): string {
  return quotedLexeme(foldedLexeme(word));
}
