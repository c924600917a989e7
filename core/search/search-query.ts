import { exactLexeme, foldedLexeme, quotedLexeme } from './lexeme.ts';
import { parseSearchText } from './parse-search-text.ts';

/** Two tsquery texts (to be cast with `::tsquery`): as typed, and without accents; the exact answers come first. */
export type SearchQuery = { readonly exact: string; readonly folded: string };

type ToLexeme = (syllable: string) => string;

/** All the words and "phrases" of a search, or null when there is nothing to search for. Never throws. */
export function searchQuery(text: string): SearchQuery | null {
  return queryFrom(text, '');
}

/** The same while somebody is still typing: the last word may go on. */
export function suggestionQuery(text: string): SearchQuery | null {
  return queryFrom(text, ':*');
}

/** A tsquery narrowed to stories that bear every one of these lexemes (see `facetLexeme`). */
export function narrowedTo(facetLexemes: readonly string[], tsquery: string): string {
  return [tsquery, ...facetLexemes.map(quotedLexeme)].join(' & ');
}

function queryFrom(text: string, ending: '' | ':*'): SearchQuery | null {
  const items = parseSearchText(text);
  if (items.length === 0) return null;
  return { exact: tsquery(items, exactLexeme) + ending, folded: tsquery(items, foldedLexeme) + ending };
}

/** No parentheses are needed: `<->` binds tighter than `&`. */
function tsquery(items: readonly string[][], toLexeme: ToLexeme): string {
  return items.map((words) => words.map((word) => quotedLexeme(toLexeme(word))).join(' <-> ')).join(' & ');
}
