import { exactLexeme, facetLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';
import type { WordRow } from './parse-search-text.ts';
import { type SearchTerm, searchTerms } from './search-term.ts';
import { noSynonyms, type Synonyms } from './synonyms.ts';

/**
 * Two tsquery texts (to be cast with `::tsquery`): as typed, and without accents; exact matches rank first.
 */
export type SearchQuery = { readonly exact: string; readonly folded: string };

type ToLexeme = (syllable: string) => string;
/** How the words of a phrase match: adjacent, or anywhere. */
type Beside = '<->' | '&';

/** A query that requires all words and "phrases"; null for an empty one. Never throws. */
export function searchQuery(text: string, synonyms: Synonyms = noSynonyms): SearchQuery | null {
  const terms = searchTerms(text, synonyms);
  return terms.length === 0 ? null : queryOfTerms(terms);
}

/** The same for parsed terms, of which there is at least one. */
export function queryOfTerms(terms: readonly SearchTerm[]): SearchQuery {
  return queryOf(terms, '<->');
}

/** The same, with the words of phrases anywhere; the index answers this without reading documents. */
export function wordsOfTerms(terms: readonly SearchTerm[]): SearchQuery {
  return queryOf(terms, '&');
}

/** A tsquery for all typed words in sequence in a headline; null for one word. */
export function headlineInOrder(terms: readonly SearchTerm[]): string | null {
  const words = terms.flatMap(({ typed }) => typed.flat());
  if (words.length < 2) return null;
  return words.map((word) => `${quotedLexeme(foldedLexeme(word))}:A`).join(' <-> ');
}

/** A tsquery restricted to stories with all of these facet lexemes (see `facetLexeme`). */
export function narrowedTo(facetLexemes: readonly string[], tsquery: string): string {
  return [tsquery, ...facetLexemes.map(quotedLexeme)].join(' & ');
}

/** A tsquery for stories of any of these months (`202611`), at least one. */
export function anyMonth(months: readonly string[]): string {
  return months.map((month) => quotedLexeme(facetLexeme('month', month))).join(' | ');
}

function queryOf(terms: readonly SearchTerm[], beside: Beside): SearchQuery {
  return { exact: tsquery(terms, exactLexeme, beside), folded: tsquery(terms, foldedLexeme, beside) };
}

/** Parentheses are needed only for synonyms: `<->` binds tighter than `&`, and `&` tighter than `|`. */
function tsquery(terms: readonly SearchTerm[], toLexeme: ToLexeme, beside: Beside): string {
  const row = (words: WordRow) => words.map((word) => quotedLexeme(toLexeme(word))).join(` ${beside} `);
  return terms
    .map(({ typed, otherNames }) => {
      const asTyped = typed.map(row).join(' & ');
      return otherNames.length === 0 ? asTyped : `(${[asTyped, ...otherNames.map(row)].join(' | ')})`;
    })
    .join(' & ');
}
