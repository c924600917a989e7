import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';

/** A possible correction of a word, as one or two words, with a weight by the kind of error alone. */
export type Meaning = { readonly words: readonly string[]; readonly weight: number };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Every other two-letter word is one letter away, so these are not corrected. */
const shortestMended = 3;
const longestMended = 20;
/** Both halves of a word without its space must be at least this long. */
const shortestHalf = 2;
/** Shorter words are two syllables at most, of which each split is tried anyway. */
const shortestRun = 6;
const runsAtMost = 12;
const longestSyllable = 7;
/** A word and a number with a missing space: `iphone17`. */
const WORD_AND_NUMBER = new RegExp(`^([a-z]{${shortestHalf},})(\\d+)$`);

/**
 * Kinds of typing error, likeliest first. Accent keys without an input method, swapped keys, a missing space,
 * one letter too few or too many, a wrong letter.
 */
const WEIGHT = { accents: 5, swapped: 4, together: 4, missing: 3, extra: 3, neighbour: 2, other: 0 } as const;

/** Adjacent keys. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOURS = new Map(
  ROWS.flatMap((row, at) =>
    [...row].map((letter, index): [string, string] => {
      const beside = [row[index - 1], row[index + 1], ROWS[at - 1]?.[index], ROWS[at - 1]?.[index + 1]];
      const below = [ROWS[at + 1]?.[index - 1], ROWS[at + 1]?.[index]];
      return [letter, [...beside, ...below].join('')];
    }),
  ),
);

/**
 * All corrections of a word without accents: one typing error away (Damerau), split at a missing space, and
 * decoded accent keys. There are some hundred; only those found in stories are words. A word with a number is
 * only split, and other non-words have no corrections. After Norvig, "How to Write a Spelling Corrector".
 */
export function meaningsOf(word: string): Meaning[] {
  if (word.length < shortestMended || word.length > longestMended) return [];
  const [, ...wordAndNumber] = WORD_AND_NUMBER.exec(word) ?? [];
  if (wordAndNumber.length > 0) return [{ words: wordAndNumber, weight: WEIGHT.together }];
  if (!/^[a-z]+$/.test(word)) return [];
  const found = new Map<string, Meaning>();
  const add = (words: readonly string[], weight: number) => {
    const key = words.join(' ');
    if (key !== word && (found.get(key)?.weight ?? -1) < weight) found.set(key, { words, weight });
  };
  const unaccented = withoutTelex(word);
  if (unaccented.length >= shortestHalf) add([unaccented], WEIGHT.accents);
  if (word.length >= shortestRun && !isVietnameseSyllable(word))
    for (const run of syllableRuns(word)) add(run, WEIGHT.together);
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const [next = '', second = ''] = after;
    if (second) add([before + second + next + after.slice(2)], WEIGHT.swapped);
    if (next) add([before + after.slice(1)], WEIGHT.extra);
    if (before.length >= shortestHalf && after.length >= shortestHalf) add([before, after], WEIGHT.together);
    for (const letter of LETTERS) {
      add([before + letter + after], WEIGHT.missing);
      if (next) {
        const isNear = NEIGHBOURS.get(next)?.includes(letter);
        add([before + letter + after.slice(1)], isNear ? WEIGHT.neighbour : WEIGHT.other);
      }
    }
  }
  return [...found.values()];
}

/** The ways to read letters as three Vietnamese syllables or more, without the spaces: `dienmattroi`. */
function syllableRuns(letters: string): string[][] {
  const runs: string[][] = [];
  const extend = (syllables: readonly string[], rest: string) => {
    if (runs.length >= runsAtMost) return;
    if (rest === '') {
      if (syllables.length > 2) runs.push([...syllables]);
      return;
    }
    for (let length = Math.min(longestSyllable, rest.length); length >= shortestHalf; length -= 1) {
      const syllable = rest.slice(0, length);
      if (isVietnameseSyllable(syllable)) extend([...syllables, syllable], rest.slice(length));
    }
  };
  extend([], letters);
  return runs;
}

/**
 * Decodes a word typed in Telex, the usual Vietnamese layout, without an input method (`dduwowcj` for
 * `được`). Doubled letters become one, and a `w` is dropped or becomes `ư`. One tone key after a vowel, at
 * the end or before it, is dropped.
 */
function withoutTelex(word: string): string {
  return word
    .replace(/([aeiouwy])[sfrxj](?=[bcdghklmnpt]*$)|(?<=[aeiouwy][bcdghklmnpt]*)[sfrxj]$/, '$1')
    .replace(/(aa|ee|oo|dd)/g, ([letter = '']) => letter)
    .replace(/([aou])w/g, '$1')
    .replace(/w/g, 'u');
}
