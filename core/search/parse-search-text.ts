import { type Syllable, syllables } from '#core/text/syllables.ts';
import { groupedNumbersIn } from './numbers.ts';

/** Adjacent words of a phrase; often only one. */
export type WordRow = readonly string[];

/** Limits of a query; the rest is dropped. */
const maxTerms = 20;
const maxChars = 500;
const PHRASE_OR_REST = /["“”„«»]([^"“”„«»]*)["“”„«»]|[^"“”„«»]+|["“”„«»]/gu;

/**
 * Parses a query. Each item is one syllable, or adjacent ones: a phrase in quotation marks, or the groups of
 * a number (`1.250.000`).
 */
export function parseSearchText(text: string): string[][] {
  const items: string[][] = [];
  let room = maxTerms;
  for (const [part, phrase] of text.slice(0, maxChars).matchAll(PHRASE_OR_REST)) {
    const words = syllables(phrase ?? part).slice(0, room);
    room -= words.length;
    if (phrase === undefined) items.push(...rowsIn(part, words));
    else if (words.length > 0) items.push(words.map((word) => word.text));
  }
  return items;
}

/** Each word is an item of its own, but the groups of a number are one. */
function rowsIn(text: string, words: readonly Syllable[]): string[][] {
  const numbers = groupedNumbersIn(text);
  const rows = Map.groupBy(
    words,
    (word) => numbers.find(({ start, end }) => start <= word.start && word.end <= end) ?? word,
  );
  return Array.from(rows.values(), (row) => row.map((word) => word.text));
}
