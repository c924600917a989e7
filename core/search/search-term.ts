import { isStopWord } from '../text/stop-words.ts';
import { hasAccents } from './accents-first.ts';
import { otherWritings, withWholeNumbers } from './numbers.ts';
import { parseSearchText, type WordRow } from './parse-search-text.ts';
import { keyOfWords, type Named, type Synonyms, splitAbbreviation, synonymNameMaxWords } from './synonyms.ts';

/**
 * A term that every hit must match: all phrases as typed, or one of their synonyms, including other spellings
 * of a number. Without typed phrases, one of the synonyms or facets.
 */
export type SearchTerm = {
  readonly typed: readonly WordRow[];
  readonly otherNames: readonly WordRow[];
  /** Lexemes of facets that match the term as well: of the tag or the author with this name. */
  readonly facets?: readonly string[];
  /** For a single word: where it counts. Without it, anywhere. */
  readonly near?: Nearness;
};

/** A word counts beside a neighbour of the query, or in a prominent part of the story. */
export type Nearness = {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Weights in the search document: the headline, or also the sapo. */
  readonly parts: 'A' | 'AB';
};

/** The terms of a query; empty without words. Quoted names have synonyms too. */
export function searchTerms(text: string, synonyms: Synonyms): SearchTerm[] {
  const items = parseSearchText(text);
  const terms: SearchTerm[] = [];
  for (let at = 0; at < items.length; ) {
    const named = nameAt(items.slice(at), synonyms);
    const length = named?.length ?? 1;
    const typed = items.slice(at, at + length);
    terms.push({ typed, otherNames: [...(named?.otherNames ?? []), ...writingsOf(typed)] });
    at += length;
  }
  return terms;
}

/**
 * The terms of a reader's query. Names are phrases. Any other word must occur next to a neighbour of the
 * query, or in a prominent part. Stop words are left out if the query has accents, so that `cho` is not
 * mistaken for `chợ`.
 */
export function nearTerms(text: string, synonyms: Synonyms): SearchTerm[] {
  const units = unitsOf(parseSearchText(text), synonyms);
  const areAccented = hasAccents(units.flatMap(({ typed }) => typed.flat()));
  const significantUnits = units.filter((unit) => !(areAccented && isStopUnit(unit)));
  const kept = significantUnits.length > 1 ? significantUnits : units;
  const parts = kept.length > 2 || kept.some(({ isWhole }) => isWhole) ? 'AB' : 'A';
  return kept.map((unit, at) => {
    const { isWhole, ...term } = unit;
    if (isWhole || kept.length === 1 || isStopUnit(unit)) return term;
    const [before, after] = [kept[at - 1]?.typed.at(-1)?.at(-1), kept[at + 1]?.typed[0]?.[0]];
    return { ...term, near: { before, after, parts } };
  });
}

/** A term; `isWhole` for a phrase or a name. */
type Unit = SearchTerm & { readonly isWhole: boolean };

function unitsOf(items: readonly WordRow[], synonyms: Synonyms): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < items.length; ) {
    const named = nameAt(items.slice(at), synonyms, { isOneOfMany: items.length > 1 });
    const length = named?.length ?? 1;
    const typed = named ? [items.slice(at, at + length).flat()] : items.slice(at, at + 1);
    const { otherNames = [], facets = [] } = named ?? {};
    units.push({
      typed: isCapitalStopWord(typed.flat()) && named !== null ? [] : typed,
      otherNames: [...otherNames, ...writingsOf(typed)],
      ...(facets.length > 0 && { facets }),
      isWhole: named !== null || typed.some((row) => row.length > 1),
    });
    at += length;
  }
  return units;
}

function isStopUnit({ typed, isWhole }: Unit): boolean {
  return !isWhole && typed.flat().every(isStopWord);
}

/** Documents have no capitals, so the abbreviation `AI` would find the pronoun `ai`. */
function isCapitalStopWord([word = '', ...more]: WordRow): boolean {
  return more.length === 0 && word.length > 1 && word === word.toUpperCase() && isStopWord(word);
}

function writingsOf(typed: readonly WordRow[]): WordRow[] {
  const [row = []] = typed;
  return typed.length === 1 ? otherWritings(row) : [];
}

/** One term that any of the words matches; null without words. */
export function anyWordOf(terms: readonly SearchTerm[]): SearchTerm | null {
  const [first, ...others] = terms.flatMap(({ typed }) => typed.flat()).map((word) => [word]);
  return first === undefined ? null : { typed: [first], otherNames: others };
}

/** The keys of all names that a query may contain; bounded by the maximum of twenty words. */
export function synonymKeysIn(text: string): string[] {
  const items = parseSearchText(text);
  const keys = items.flatMap((_, at) =>
    Array.from({ length: Math.min(synonymNameMaxWords, items.length - at) }, (_, more) =>
      keyOfWords(items.slice(at, at + more + 1).flat()),
    ),
  );
  return [...new Set([...keys, ...items.flat().flatMap(splitAbbreviation)])];
}

/** Every distinct phrase by which a hit may match. */
export function rowsOf(terms: readonly SearchTerm[]): WordRow[] {
  const rows = terms.flatMap(({ typed, otherNames }) => [...typed, ...otherNames]);
  return [...new Map(rows.map((row) => [keyOfWords(row), row])).values()];
}

/** The longest name that begins these items: a quoted phrase is complete, other words are joined up to it. */
function nameAt(
  items: readonly WordRow[],
  synonyms: Synonyms,
  options?: { isOneOfMany: boolean },
): (Named & { length: number }) | null {
  for (let length = Math.min(synonyms.longest, items.length); length > 0; length -= 1) {
    const rows = items.slice(0, length);
    if (length > 1 && rows.some((row) => withWholeNumbers(row).length > 1)) continue;
    const named = synonyms.find(rows.flat(), options);
    if (named !== null && named.otherNames.length + named.facets.length > 0) return { length, ...named };
  }
  return null;
}
