import { exactKey } from '../text/exact-key.ts';
import { fold } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import { syllables } from '../text/syllables.ts';
import { hasAccents } from './accents-first.ts';
import type { WordRow } from './parse-search-text.ts';

/** The names of one thing: a group of synonyms, or a tag, author or section with its lexeme as a facet. */
export type SynonymGroup = {
  readonly id: string;
  readonly names: readonly string[];
  readonly facet?: string;
};

/** What else a name matches: other names, and stories with one of these facets. */
export type Named = { readonly otherNames: readonly WordRow[]; readonly facets: readonly string[] };

/** Synonym lookup for searches. */
export type Synonyms = {
  /** The number of words in the longest name; 0 without names. */
  readonly longest: number;
  /**
   * What a name matches, typed with or without accents; null if these words are no name. A word among others
   * (`isOneOfMany`) needs the accents of the name: `bien doi` does not mean the sea. A stop word needs
   * capitals: `ai` is not AI.
   */
  find(words: WordRow, options?: { isOneOfMany?: boolean }): Named | null;
};

/** Enough for the names of a city, an agency or a disease; a group is not a thesaurus. */
export const synonymNamesMin = 2;
export const synonymNamesMax = 8;
export const synonymNameMaxChars = 80;
export const synonymNameMaxWords = 8;
export const synonymGroupsMax = 2_000;
const abbreviationMaxChars = 8;

/** A lookup without synonyms. */
export const noSynonyms: Synonyms = { longest: 0, find: () => null };

/** Indexes the groups by each of their names. */
export function synonymsFrom(groups: readonly SynonymGroup[]): Synonyms {
  const byName = new Map<string, (Named & { row: WordRow })[]>();
  let longest = 0;
  for (const { names, facet } of groups) {
    const rows = names.flatMap(waysToWrite);
    for (const row of rows) {
      longest = Math.max(longest, row.length);
      const key = keyOfWords(row);
      const otherNames = rows.filter((other) => keyOfWords(other) !== key);
      const facets = facet === undefined ? [] : [facet];
      byName.set(key, [...(byName.get(key) ?? []), { row, otherNames, facets }]);
    }
  }
  return {
    longest,
    find(words, { isOneOfMany = false } = {}) {
      const [word = ''] = words;
      if (isOneOfMany && words.length === 1 && isStopWord(word) && word !== word.toUpperCase()) return null;
      const needsAccents = isOneOfMany && words.length === 1 && !hasAccents(words);
      const found = (byName.get(keyOfWords(words)) ?? []).filter(
        ({ row }) => mayMean(words, row) && !(needsAccents && hasAccents(row)),
      );
      if (found.length === 0) return null;
      return {
        otherNames: found.flatMap(({ otherNames }) => otherNames),
        facets: found.flatMap(({ facets }) => facets),
      };
    },
  };
}

/** A name as words. An abbreviation in several parts can be written in one: `TP.HCM`, `TPHCM`. */
function waysToWrite(name: string): string[][] {
  const words = wordsOf(name);
  const joined = words.join('');
  const isAbbreviation =
    words.length > 1 && joined.length <= abbreviationMaxChars && /^\p{Lu}+$/u.test(joined);
  return isAbbreviation ? [words, [joined]] : [words];
}

/** The keys of an abbreviation in two parts that may have been typed in one; none for other words. */
export function splitAbbreviation(word: string): string[] {
  if (word.length < 3 || word.length > abbreviationMaxChars || !/^\p{L}+$/u.test(word)) return [];
  return Array.from({ length: word.length - 1 }, (_, at) =>
    keyOfWords([word.slice(0, at + 1), word.slice(at + 1)]),
  );
}

/**
 * Equal letters match a name, but if both have accents, these must be equal: `báo` does not match `bão`. A
 * single word with accents does not match a name without: `lần` is not Lan.
 */
export function mayMean(words: WordRow, name: WordRow): boolean {
  if (!hasAccents(name)) return words.length > 1 || !hasAccents(words);
  return words.every((word, at) => !hasAccents([word]) || exactKey(word) === exactKey(name[at] ?? ''));
}

/** The key that equates spellings of a name: its words without accents and symbols. */
export function synonymKey(name: string): string {
  return keyOfWords(wordsOf(name));
}

/** The same for words that are already split. */
export function keyOfWords(words: WordRow): string {
  return words.map(fold).join(' ');
}

export function wordsOf(name: string): string[] {
  return syllables(name).map((syllable) => syllable.text);
}
