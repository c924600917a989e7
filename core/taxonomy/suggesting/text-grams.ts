import { isStopWord } from '#core/text/stop-words.ts';
import { syllables } from '#core/text/syllables.ts';
import { tagKey } from '../tag-key.ts';
import type { TextPlace } from './text-place.ts';

/** Where in a story some words stand: `part` and, in the body, the paragraph from 1; `start` counts syllables from the beginning. */
export type Gram = {
  readonly key: string;
  readonly text: string;
  readonly start: number;
  readonly length: number;
  readonly place: TextPlace;
};

/** The longest name that is looked for, in syllables; what is longer is found by its aliases. */
const maxSyllables = 6;
/** So far into a story names are looked for: its first half hour tells what it is about. */
const readSyllables = 800;

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };

/**
 * Every run of up to six syllables of a story as a tag might be named after it, by its `tagKey`. None both begins and
 * ends with a word that only joins others.
 */
export function textGrams({ headline, sapo, body }: Text): Gram[] {
  const paragraphs = body.split(/\n+/).filter((each) => each.trim() !== '');
  const parts: { text: string; place: TextPlace }[] = [
    { text: headline, place: { part: 'headline' } },
    { text: sapo, place: { part: 'sapo' } },
    ...paragraphs.map((text, index) => ({ text, place: { part: 'body', paragraph: index + 1 } as const })),
  ];
  const grams: Gram[] = [];
  let start = 0;
  for (const { text, place } of parts) {
    if (start >= readSyllables) break;
    grams.push(...gramsOf(text, place, start));
    start += syllables(text).length + 1;
  }
  return grams;
}

function gramsOf(text: string, place: TextPlace, offset: number): Gram[] {
  const found = syllables(text).slice(0, readSyllables);
  const joins = found.map((syllable) => isStopWord(syllable.text));
  const grams: Gram[] = [];
  for (const [from, first] of found.entries()) {
    for (let to = from; to < Math.min(found.length, from + maxSyllables); to += 1) {
      const last = found[to];
      if (last === undefined || (joins[from] && joins[to])) continue;
      const words = text.slice(first.start, last.end);
      // No name has a zero in it, and PostgreSQL takes none.
      if (words.includes('\0')) continue;
      grams.push({ key: tagKey(words), text: words, start: offset + from, length: to - from + 1, place });
    }
  }
  return grams;
}
