import { exactKey } from '../text/exact-key.ts';
import { fold } from '../text/fold.ts';
import { syllables } from '../text/syllables.ts';
import { hasAccents } from './accents-first.ts';
import type { WordRow } from './parse-search-text.ts';

/** The names of one thing, as editors keep them. */
export type SynonymGroup = { readonly id: string; readonly names: readonly string[] };

/** What searches know of synonyms. */
export type Synonyms = {
  /** How many words the longest name has; 0 where there is none. */
  readonly longest: number;
  /** The other names of what these words name, with its accents or without; none where they name nothing. */
  otherNamesOf(words: WordRow): readonly WordRow[];
};

/** Enough for the names of a city, an agency or a disease; a group is no thesaurus. */
export const synonymNamesMin = 2;
export const synonymNamesMax = 8;
export const synonymNameMaxChars = 80;
export const synonymNameMaxWords = 8;
export const synonymGroupsMax = 2_000;

/** A search that knows no synonyms. */
export const noSynonyms: Synonyms = { longest: 0, otherNamesOf: () => [] };

/** The groups by each of their names. */
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

/** Words of the same letters are the name, but where both have accents only with its own: `báo` is no `bão`. */
function mayMean(words: WordRow, name: WordRow): boolean {
  return (
    !hasAccents(name) ||
    words.every((word, at) => !hasAccents([word]) || exactKey(word) === exactKey(name[at] ?? ''))
  );
}

/** Under which two spellings of a name are the same: its words without accents and signs. */
export function synonymKey(name: string): string {
  return keyOfWords(wordsOf(name));
}

/** The same of words that were read apart already. */
export function keyOfWords(words: WordRow): string {
  return words.map(fold).join(' ');
}

function wordsOf(name: string): string[] {
  return syllables(name).map((syllable) => syllable.text);
}
