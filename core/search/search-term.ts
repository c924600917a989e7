import { otherWritings, withWholeNumbers } from './numbers.ts';
import { parseSearchText, type WordRow } from './parse-search-text.ts';
import { keyOfWords, type Synonyms, synonymNameMaxWords } from './synonyms.ts';

/**
 * A term that every hit must match: all phrases as typed, or one of their synonyms, including other spellings
 * of a number.
 */
export type SearchTerm = { readonly typed: readonly WordRow[]; readonly otherNames: readonly WordRow[] };

/** The terms of a query; empty without words. Quoted names have synonyms too. */
export function searchTerms(text: string, synonyms: Synonyms): SearchTerm[] {
  const items = parseSearchText(text);
  const terms: SearchTerm[] = [];
  for (let at = 0; at < items.length; ) {
    const named = nameAt(items, at, synonyms);
    const length = named?.length ?? 1;
    const typed = items.slice(at, at + length);
    const [row = []] = typed;
    const written = length === 1 ? otherWritings(row) : [];
    terms.push({ typed, otherNames: [...(named?.otherNames ?? []), ...written] });
    at += length;
  }
  return terms;
}

/** The keys of all names that a query may contain; bounded by the maximum of twenty words. */
export function synonymKeysIn(text: string): string[] {
  const items = parseSearchText(text);
  const keys = items.flatMap((_, at) =>
    Array.from({ length: Math.min(synonymNameMaxWords, items.length - at) }, (_, more) =>
      keyOfWords(items.slice(at, at + more + 1).flat()),
    ),
  );
  return [...new Set(keys)];
}

/** Every distinct phrase by which a hit may match. */
export function rowsOf(terms: readonly SearchTerm[]): WordRow[] {
  const rows = terms.flatMap(({ typed, otherNames }) => [...typed, ...otherNames]);
  return [...new Map(rows.map((row) => [keyOfWords(row), row])).values()];
}

/**
 * The longest name at this position: a quoted phrase is complete, other words are joined up to the longest
 * name.
 */
function nameAt(
  items: readonly WordRow[],
  at: number,
  synonyms: Synonyms,
): { length: number; otherNames: readonly WordRow[] } | null {
  for (let length = Math.min(synonyms.longest, items.length - at); length > 0; length -= 1) {
    const rows = items.slice(at, at + length);
    if (length > 1 && rows.some((row) => withWholeNumbers(row).length > 1)) continue;
    const otherNames = synonyms.otherNamesOf(rows.flat());
    if (otherNames.length > 0) return { length, otherNames };
  }
  return null;
}
