import { foldedLexeme, quotedLexeme } from '../search/lexeme.ts';
import type { SearchTerm } from '../search/search-term.ts';
import { syllables } from '../text/syllables.ts';

/** Enough for any headline. */
const maxWords = 20;

/**
 * Tsqueries that must all match in a search of the desk's lists. Each is a word without accents and case, or
 * all words of one of the synonyms that editors keep. The index has no positions, so a phrase matches as its
 * words.
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

/** The lexemes of a search text for headlines and numbers: each word without accents and case. */
export function deskWords(text: string): string[] {
  const words = syllables(text).map((syllable) => foldedLexeme(syllable.text));
  return [...new Set(words)].slice(0, maxWords);
}

function quoted(word: string): string {
  return quotedLexeme(foldedLexeme(word));
}
