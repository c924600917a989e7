import { exactKey } from '../text/exact-key.ts';
import { fold } from '../text/fold.ts';
import { syllables } from '../text/syllables.ts';
import { hasAccents } from './accents-first.ts';
import type { WordRow } from './parse-search-text.ts';

/** The names of one thing, as editors entered them. */
export type SynonymGroup = { readonly id: string; readonly names: readonly string[] };

/** Synonym lookup for searches. */
export type Synonyms = {
  /** The number of words in the longest name; 0 without names. */
  readonly longest: number;
  /** The synonyms of these words, typed with or without accents; empty if there are no synonyms. */
  otherNamesOf(words: WordRow): readonly WordRow[];
};

/** Enough for the names of a city, an agency or a disease; a group is not a thesaurus. */
export const synonymNamesMin = 2;
export const synonymNamesMax = 8;
export const synonymNameMaxChars = 80;
export const synonymNameMaxWords = 8;
export const synonymGroupsMax = 2_000;

/** A lookup without synonyms. */
export const noSynonyms: Synonyms = { longest: 0, otherNamesOf: () => [] };

/** Indexes the groups by each of their names. */
export function synonymsFrom(groups: readonly SynonymGroup[]): Synonyms {
  const byName = new Map<string, { row: WordRow; others: WordRow[] }>();
  let longest = 0;
  for (const { names } of groups) {
    const rows = names.map(wordsOf);
    for (const row of rows) {
      longest = Math.max(longest, row.length);
      byName.set(keyOfWords(row), { row, others: rows.filter((other) => other !== row) });
    }
  }
  return {
    longest,
    otherNamesOf(words) {
      const named = byName.get(keyOfWords(words));
      return named && mayMean(words, named.row) ? named.others : [];
    },
  };
}

/** Equal letters match a name, but if both have accents, these must be equal: `báo` does not match `bão`. */
function mayMean(words: WordRow, name: WordRow): boolean {
  return (
    !hasAccents(name) ||
    words.every((word, at) => !hasAccents([word]) || exactKey(word) === exactKey(name[at] ?? ''))
  );
}

/** The key that equates spellings of a name: its words without accents and symbols. */
export function synonymKey(name: string): string {
  return keyOfWords(wordsOf(name));
}

/** The same for words that are already split. */
export function keyOfWords(words: WordRow): string {
  return words.map(fold).join(' ');
}

function wordsOf(name: string): string[] {
  return syllables(name).map((syllable) => syllable.text);
}
