/** A word, or two, that somebody may have meant, and how much speaks for it by how it was mistyped alone. */
export type Meaning = { readonly words: readonly string[]; readonly weight: number };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Two letters are a word of their own, and one more or less makes any other of them. */
const shortestMended = 3;
const longestMended = 20;
/** Half of what was typed together must be a word as well. */
const shortestHalf = 2;
/** A word and a number without the space between them: `iphone17`. */
const WORD_AND_NUMBER = new RegExp(`^([a-z]{${shortestHalf},})(\\d+)$`);

/**
 * What fingers do, the likeliest first: the keys of accents on a keyboard that makes none, two keys the wrong way round, no space,
 * one too few or too many, another one.
 */
const WEIGHT = { accents: 5, swapped: 4, together: 4, missing: 3, extra: 3, neighbour: 2, other: 0 } as const;

/** Letters beside each other on the keyboard. */
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
 * Everything that a word without accents may have been meant to be: what is one slip of the fingers away (Damerau), and the
 * two words that it is without its space, and what it is where its keys were to make accents. Some hundred of them, of which only those that stories have are words; of a word
 * with a number behind it those two, and none for what else is no word of letters. After Norvig, "How to Write a Spelling Corrector".
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

/**
 * The letters of a word whose accents were typed by Telex, as most Vietnamese keyboards are set, while nothing made accents of
 * them (`dduwowcj` for `được`): letters typed twice are one, a `w` goes or stands for `ư`, and one key of a tone goes
 * that stands behind a vowel, at the end or before it.
 */
function withoutTelex(word: string): string {
  return word
    .replace(/([aeiouwy])[sfrxj](?=[bcdghklmnpt]*$)|(?<=[aeiouwy][bcdghklmnpt]*)[sfrxj]$/, '$1')
    .replace(/(aa|ee|oo|dd)/g, ([letter = '']) => letter)
    .replace(/([aou])w/g, '$1')
    .replace(/w/g, 'u');
}
