import type { SearchSuggestion } from './search-suggestion.ts';
import { mayMean, synonymKey, wordsOf } from './synonyms.ts';

type NamedPage = { readonly names: readonly string[]; readonly page: SearchSuggestion };

const pagesAtMost = 3;

/**
 * The pages that a query names: those with the whole query as a name first, then those with the most of its
 * words. One word of several names nothing: a search for "giá sách" does not mean the tag "Sách".
 */
export function pagesFor(text: string, named: readonly NamedPage[]): SearchSuggestion[] {
  const query = synonymKey(text);
  const lengthOf = (name: string) => {
    const key = synonymKey(name);
    if (isNameOf(text, name)) return Number.POSITIVE_INFINITY;
    return key.includes(' ') && ` ${query} `.includes(` ${key} `) ? key.length : 0;
  };
  return named
    .map(({ names, page }) => ({ page, length: Math.max(...names.map(lengthOf)) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => (one.length === other.length ? 0 : other.length - one.length))
    .slice(0, pagesAtMost)
    .map(({ page }) => page);
}

/** Whether a text is a name as a whole, in one word or several: `TPHCM` is a name of TP.HCM. */
export function isNameOf(text: string, name: string): boolean {
  const letters = (of: string) => synonymKey(of).replaceAll(' ', '');
  if (letters(text) !== letters(name)) return false;
  const typed = wordsOf(text);
  return typed.length > 1 || mayMean(typed, [wordsOf(name).join('')]);
}
