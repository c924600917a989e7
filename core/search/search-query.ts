import { exactLexeme, facetLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';
import type { WordRow } from './parse-search-text.ts';
import { type Nearness, type SearchTerm, searchTerms } from './search-term.ts';
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

/**
 * A tsquery for all typed words in sequence, or another name of the only term: in a headline, or anywhere.
 * Null for one word.
 */
export function inOrder(terms: readonly SearchTerm[], part: 'A' | ''): string | null {
  const [first, ...more] = terms;
  const typed = terms.flatMap(({ typed: rows }) => rows.flat());
  const names = first !== undefined && more.length === 0 ? first.otherNames : [];
  const rows = [...(typed.length > 1 ? [typed] : []), ...names];
  const literal = (word: string) => quotedLexeme(foldedLexeme(word)) + (part && `:${part}`);
  return rows.length === 0 ? null : rows.map((row) => row.map(literal).join(' <-> ')).join(' | ');
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

/**
 * Parentheses are needed only for alternatives: `<->` binds tighter than `&`, and `&` tighter than `|`. Words
 * with other accents than typed count only as the same phrase.
 */
function tsquery(terms: readonly SearchTerm[], toLexeme: ToLexeme, beside: Beside): string {
  const literal = (word: string) => quotedLexeme(toLexeme(word));
  const row = (words: WordRow) => words.map(literal).join(` ${beside} `);
  const isOtherAccent = (word: string) => toLexeme(word) !== exactLexeme(word);
  const close = (word: string, next: string) =>
    isOtherAccent(word) || isOtherAccent(next)
      ? [`${literal(word)} <-> ${literal(next)}`]
      : [
          ...['<->', '<2>', '<3>'].map((distance) => `${literal(word)} ${distance} ${literal(next)}`),
          `${literal(next)} <-> ${literal(word)}`,
        ];
  const nearby = (word: string, { before, after, parts }: Nearness) => [
    // With the typed accents also in the query without them: `đâu` is not `đầu`.
    `${quotedLexeme(exactLexeme(word))}:${parts}`,
    ...(before === undefined ? [] : close(before, word)),
    ...(after === undefined ? [] : close(word, after)),
  ];
  return terms
    .map(({ typed, otherNames, facets = [], near }) => {
      const asTyped =
        near && beside === '<->' ? nearby(typed[0]?.[0] ?? '', near) : [typed.map(row).join(' & ')];
      const ways = [...asTyped.filter(Boolean), ...otherNames.map(row), ...facets.map(quotedLexeme)];
      return ways.length === 1 ? ways[0] : `(${ways.join(' | ')})`;
    })
    .join(' & ');
}
