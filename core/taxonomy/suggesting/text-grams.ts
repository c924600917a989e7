import { foldName } from '#core/text/fold-name.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { tagKey } from '../tag-key.ts';
import { dashes, spacedKey } from '../written-key.ts';
import type { TextPlace } from './text-place.ts';

/**
 * Where in a story some words stand: `part` and, in the body, the paragraph from 1; `start` counts syllables from the beginning.
 * `key` is the `spacedKey` of the words.
 */
export type Gram = {
  readonly key: string;
  readonly text: string;
  readonly start: number;
  readonly length: number;
  readonly place: TextPlace;
};

/** The longest name that is looked for, in syllables; what is longer is found by its aliases. */
const maxSyllables = 12;
/** So far into a story names are looked for: its first half hour tells what it is about. */
const readSyllables = 800;
/** What is seen and may stand at the edge of a name as a part of it; no key of a tag begins or ends with a dash or a colon. */
const SIGN = `[^\\p{L}\\p{N}\\p{M}\\p{Default_Ignorable_Code_Point}\\s\\0:${dashes}]`;
/** As many as names have: `.NET`, `Yahoo!`, `C++`. */
const SIGN_BEFORE = new RegExp(`${SIGN}$`, 'u');
const SIGNS_BEHIND = new RegExp(`${SIGN}{1,2}`, 'uy');

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };

/**
 * Every run of up to twelve syllables of a story as a tag might be named after it, by itself and with the signs at its edges.
 * None both begins and ends with a word that only joins others.
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
  const words = wordsOf(text);
  const grams: Gram[] = [];
  for (const [from, first] of words.entries()) {
    let key = '';
    for (const [ahead, last] of words.slice(from, from + maxSyllables).entries()) {
      // No name has a zero in it, and PostgreSQL takes none.
      if (ahead > 0 && last.gap.includes('\0')) break;
      key += ahead === 0 ? last.key : last.gap + last.key;
      if (first.joins && last.joins) continue;
      for (const before of first.before) {
        for (const behind of last.behind) {
          grams.push({
            key: keyOfGap(before) + key + keyOfGap(behind),
            text: text.slice(first.start - before.length, last.end + behind.length),
            ...{ place, start: offset + from, length: ahead + 1 },
          });
        }
      }
    }
  }
  return grams;
}

/** A syllable with its key, that of what stands before it, and whether it only joins others. */
type Word = Syllable & {
  readonly key: string;
  readonly gap: string;
  /** The signs that a name may have there: none, and more and more of them. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly joins: boolean;
};

function wordsOf(text: string): Word[] {
  const found = syllables(text).slice(0, readSyllables);
  return found.map((syllable, index) => {
    const gap = text.slice(found[index - 1]?.end ?? 0, syllable.start);
    return {
      ...syllable,
      key: foldName(syllable.text),
      gap: keyOfGap(gap),
      before: ['', ...(SIGN_BEFORE.exec(gap) ?? [])],
      behind: signsBehind(text, syllable),
      joins: isStopWord(syllable.text),
    };
  });
}

function signsBehind(text: string, { end }: Syllable): string[] {
  SIGNS_BEHIND.lastIndex = end;
  const signs = [...(SIGNS_BEHIND.exec(text)?.[0] ?? '')];
  return ['', ...signs.map((_, index) => signs.slice(0, index + 1).join(''))];
}

/** What stands between two words or at the edge of one, as it stands in a key. */
function keyOfGap(gap: string): string {
  return spacedKey(tagKey(`a${gap}a`)).slice(1, -1);
}
