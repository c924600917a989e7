import { exactLexeme, facetLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';
import type { WordRow } from './parse-search-text.ts';
import { type SearchTerm, searchTerms } from './search-term.ts';
import { noSynonyms, type Synonyms } from './synonyms.ts';

/** Two tsquery texts (to be cast with `::tsquery`): as typed, and without accents; the exact answers come first. */
export type SearchQuery = { readonly exact: string; readonly folded: string };

type ToLexeme = (syllable: string) => string;
/** How the words of a phrase are asked for: side by side, or anywhere. */
type Beside = '<->' | '&';

/** All the words and "phrases" of a search, or null when there is nothing to search for. Never throws. */
export function searchQuery(text: string, synonyms: Synonyms = noSynonyms): SearchQuery | null {
  const terms = searchTerms(text, synonyms);
  return terms.length === 0 ? null : queryOfTerms(terms);
}

/** The same of what was read already; of at least one term. */
export function queryOfTerms(terms: readonly SearchTerm[]): SearchQuery {
  return queryOf(terms, '<->');
}

/** The same, with the words of phrases anywhere: what an index of words answers without a look at a document. */
export function wordsOfTerms(terms: readonly SearchTerm[]): SearchQuery {
  return queryOf(terms, '&');
}

/** All words of a search as they were typed, side by side in a headline: the text of a tsquery; null for one word. */
export function headlineInOrder(terms: readonly SearchTerm[]): string | null {
  const words = terms.flatMap(({ typed }) => typed.flat());
  if (words.length < 2) return null;
  return words.map((word) => `${quotedLexeme(foldedLexeme(word))}:A`).join(' <-> ');
}

/** A tsquery narrowed to stories that bear every one of these lexemes (see `facetLexeme`). */
export function narrowedTo(facetLexemes: readonly string[], tsquery: string): string {
  return [tsquery, ...facetLexemes.map(quotedLexeme)].join(' & ');
}

/** A tsquery of the stories of these months (`202611`), of which there is at least one. */
export function anyMonth(months: readonly string[]): string {
  return months.map((month) => quotedLexeme(facetLexeme('month', month))).join(' | ');
}

function queryOf(terms: readonly SearchTerm[], beside: Beside): SearchQuery {
  return { exact: tsquery(terms, exactLexeme, beside), folded: tsquery(terms, foldedLexeme, beside) };
}

/** Only where a term has other names are parentheses needed: `<->` binds tighter than `&`, and that than `|`. */
function tsquery(terms: readonly SearchTerm[], toLexeme: ToLexeme, beside: Beside): string {
  const row = (words: WordRow) => words.map((word) => quotedLexeme(toLexeme(word))).join(` ${beside} `);
  return terms
    .map(({ typed, otherNames }) => {
      const asTyped = typed.map(row).join(' & ');
      return otherNames.length === 0 ? asTyped : `(${[asTyped, ...otherNames.map(row)].join(' | ')})`;
    })
    .join(' & ');
}
