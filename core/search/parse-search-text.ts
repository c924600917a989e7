import { syllables } from '#core/text/syllables.ts';

/** Words that stand side by side; often only one. */
export type WordRow = readonly string[];

/** Enough for any honest question; the rest is dropped. */
const maxTerms = 20;
const maxChars = 500;
const PHRASE_OR_REST = /["“”„«»]([^"“”„«»]*)["“”„«»]|[^"“”„«»]+|["“”„«»]/gu;

/** A search as typed: each item is one syllable, or the syllables of a phrase that stood in quotation marks. */
export function parseSearchText(text: string): string[][] {
  const items: string[][] = [];
  let room = maxTerms;
  for (const [part, phrase] of text.slice(0, maxChars).matchAll(PHRASE_OR_REST)) {
    const words = syllables(phrase ?? part)
      .slice(0, room)
      .map((syllable) => syllable.text);
    room -= words.length;
    if (phrase === undefined) items.push(...words.map((word) => [word]));
    else if (words.length > 0) items.push(words);
  }
  return items;
}
