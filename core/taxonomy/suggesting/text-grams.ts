import { foldName } from '#core/text/fold-name.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { tagKey } from '../tag-key.ts';
import { dashes, spacedKey } from '../written-key.ts';
import type { TextPlace } from './text-place.ts';

/**
 * A run of words in a story and its position: `part` and, in the body, the paragraph from 1. `start` counts
 * syllables from the beginning. `key` is the `spacedKey` of the words.
 */
export type Gram = {
  readonly key: string;
  readonly text: string;
  readonly start: number;
  readonly length: number;
  readonly place: TextPlace;
};

/** The longest matched name in syllables; longer names are found by their aliases. */
const maxSyllables = 12;
/** The part of a story that is searched for names, in syllables; its subject is clear by then. */
const readSyllables = 800;
/**
 * A visible symbol that may be part of a name at its edge; no tag key begins or ends with a dash or a colon.
 */
const SIGN = `[^\\p{L}\\p{N}\\p{M}\\p{Default_Ignorable_Code_Point}\\s\\0:${dashes}]`;
/** The maximum number of symbols in names: `.NET`, `Yahoo!`, `C++`. */
const SIGN_BEFORE = new RegExp(`${SIGN}$`, 'u');
const SIGNS_BEHIND = new RegExp(`${SIGN}{1,2}`, 'uy');

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };

/**
 * Every run of up to twelve syllables of a story that may be a tag's name, alone and with the symbols at its
 * edges. Runs do not begin and end with stop words.
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
      // No name contains a NUL, and PostgreSQL does not accept it.
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

/** A syllable with its key, the key of the gap before it, and whether it is a stop word. */
type Word = Syllable & {
  readonly key: string;
  readonly gap: string;
  /** The symbols that may be part of the name at this position: an empty text, then longer ones. */
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

/** The key of the text between two words, or at the edge of one. */
function keyOfGap(gap: string): string {
  return spacedKey(tagKey(`a${gap}a`)).slice(1, -1);
}
