import { type CommonRun, commonRuns } from '../document/common-runs.ts';
import { type Written, wordsOf } from './letters.ts';

/**
 * The author of a letter: a person's id, `noAuthor` (text from a machine or an assignment's title), or
 * `unknown` (an old version).
 */
export type Writer = string;
export const noAuthor = 'nobody';
export const unknown = 'unknown';

/** A letter of a story. Its id stays the same in every later version, also when the letter is moved. */
export type Letter = { readonly writer: Writer; readonly id: number };

/**
 * The letters of a version in reading order, run-length encoded by writer and consecutive ids: [writer, first
 * id, length].
 */
export type Authorship = readonly (readonly [Writer, number, number])[];

/** A text with its letters. */
export type AuthoredText = {
  readonly words: readonly (readonly string[])[];
  readonly letters: readonly Letter[];
};

/** A run of at least this many words that two texts share counts as the same text, not as a coincidence. */
const stretchWords = 8;
/** More than the maximum number of letters of a version. */
const idsPerVersion = 10_000_000;

export function authorshipOf(letters: readonly Letter[]): Authorship {
  const runs: [Writer, number, number][] = [];
  for (const { writer, id } of letters) {
    const last = runs.at(-1);
    if (last?.[0] === writer && last[1] + last[2] === id) last[2] += 1;
    else runs.push([writer, id, 1]);
  }
  return runs;
}

export function lettersOfAuthorship(authorship: Authorship): Letter[] {
  return authorship.flatMap(([writer, id, length]) =>
    Array.from({ length }, (_, step) => ({ writer, id: id + step })),
  );
}

/** The letters of a first version, or of a version without a known predecessor, by writer. */
export function bornIn(number: number, writers: readonly Writer[]): Letter[] {
  return writers.map((writer, index) => ({ writer, id: number * idsPerVersion + index }));
}

/** The authorship of a first version that one writer wrote. */
export function writtenBy(writer: Writer, content: Written): Authorship {
  return authorshipOf(
    bornIn(
      1,
      wordsOf(content)
        .flat()
        .map(() => writer),
    ),
  );
}

/** A version with its letters. Without authorship their writers are unknown. */
export function authoredText(
  content: Written,
  { number, authorship }: { readonly number: number; readonly authorship: Authorship | null },
): AuthoredText {
  const words = wordsOf(content);
  const known = authorship === null ? [] : lettersOfAuthorship(authorship);
  const born = bornIn(
    number,
    words.flat().map(() => unknown),
  );
  return { words, letters: born.map((letter, index) => known[index] ?? letter) };
}

/**
 * The letters of version `number`, derived from an earlier text. Words that both texts share, in order or in
 * a moved run, keep their letters; `writer` wrote the others.
 */
export function attributeChange(
  words: AuthoredText['words'],
  { before, writer, number }: { before: AuthoredText; writer: Writer; number: number },
): Letter[] {
  const born = bornIn(
    number,
    words.flat().map(() => writer),
  );
  const kept = keptLetters(words, before);
  return born.map((letter, index) => kept[index]?.letter ?? letter);
}

/**
 * Like `attributeChange`, for a text that was written in a working copy. `logged` has, for each letter, the
 * previous version's letter that it is, or the writer of a new one. A run that was cut and pasted is new to
 * the log; it keeps its letters nevertheless.
 */
export function attributeLogged(
  words: AuthoredText['words'],
  { before, logged, number }: { before: AuthoredText; logged: readonly (Letter | Writer)[]; number: number },
): Letter[] {
  const still = new Set(logged.flatMap((each) => (typeof each === 'string' ? [] : [each.id])));
  const kept = keptLetters(words, before);
  const born = bornIn(
    number,
    words.flat().map((_, index) => {
      const each = logged[index] ?? noAuthor;
      return typeof each === 'string' ? each : each.writer;
    }),
  );
  return born.map((letter, index) => {
    const each = logged[index];
    if (each !== undefined && typeof each !== 'string') return each;
    const moved = kept[index];
    return moved?.isStretch && !still.has(moved.letter.id) ? moved.letter : letter;
  });
}

type Kept = { readonly letter: Letter; readonly isStretch: boolean };

/** For each letter the letter of the previous text that it is; null if its word is new. */
function keptLetters(words: AuthoredText['words'], before: AuthoredText): (Kept | null)[] {
  let at = 0;
  const starts = before.words.map((word) => {
    at += word.length;
    return at - word.length;
  });
  return originsOf(before.words, words).flatMap((origin, index) =>
    (words[index] ?? []).map((_, step) => {
      const letter = origin === null ? undefined : before.letters[(starts[origin.word] ?? 0) + step];
      return letter === undefined ? null : { letter, isStretch: origin?.isStretch === true };
    }),
  );
}

type Origin = { readonly word: number; readonly isStretch: boolean };

/**
 * For each word the word of the previous text that it is; null if it is new. Each previous word matches once:
 * moved text is the same, copied text is new. Long runs match first, so that a coincidence of a few words
 * does not split them.
 */
function originsOf(before: AuthoredText['words'], after: AuthoredText['words']): (Origin | null)[] {
  const [one, other] = asCodes(before, after);
  const common = commonRuns(one, other);
  const found = new Origins(after.length);
  for (const run of common) if (run.length >= stretchWords) found.take(run);
  for (const run of movedRuns(one, other, found)) found.take(run);
  for (const run of common) if (run.length < stretchWords) found.take(run);
  return found.origins;
}

class Origins {
  readonly origins: (Origin | null)[];
  private readonly taken = new Set<number>();

  constructor(words: number) {
    this.origins = Array.from({ length: words }, () => null);
  }

  /** Whether so many words in a row have no origin that they could be a moved run. */
  hasStretch(): boolean {
    let length = 0;
    return this.origins.some((origin) => {
      length = origin === null ? length + 1 : 0;
      return length === stretchWords;
    });
  }

  isFree(from: number, at: number): boolean {
    return !this.taken.has(from) && this.origins[at] === null;
  }

  take({ before, after, length }: CommonRun): void {
    for (let step = 0; step < length; step += 1) {
      if (!this.isFree(before + step, after + step)) continue;
      this.taken.add(before + step);
      this.origins[after + step] = { word: before + step, isStretch: length >= stretchWords };
    }
  }
}

/** Places of equal words that are compared for one moved run; a text that repeats itself has thousands. */
const placesMost = 16;

/**
 * Runs of unmatched words that occur elsewhere in the previous text. The caller takes each run before it asks
 * for the next.
 */
function* movedRuns(one: Int32Array, other: Int32Array, found: Origins): Generator<CommonRun> {
  if (!found.hasStretch()) return;
  // A key may belong to several runs of words; `lengthAt` compares the words themselves.
  const keyAt = (codes: Int32Array, at: number) => {
    let key = 0;
    for (let step = 0; step < stretchWords; step += 1) key = Math.imul(key, 31) + (codes[at + step] ?? 0);
    return key | 0;
  };
  const places = new Map<number, number[]>();
  for (let from = 0; from + stretchWords <= one.length; from += 1) {
    const key = keyAt(one, from);
    const known = places.get(key);
    if (known === undefined) places.set(key, [from]);
    else if (known.length < placesMost) known.push(from);
  }
  const lengthAt = (from: number, at: number) => {
    let length = 0;
    while (
      from + length < one.length &&
      at + length < other.length &&
      one[from + length] === other[at + length] &&
      found.isFree(from + length, at + length)
    ) {
      length += 1;
    }
    return length;
  };
  for (let at = 0; at + stretchWords <= other.length; ) {
    const here = found.origins[at] === null ? (places.get(keyAt(other, at)) ?? []) : [];
    const before = here.find((from) => lengthAt(from, at) >= stretchWords);
    const length = before === undefined ? 0 : lengthAt(before, at);
    if (before !== undefined) yield { before, after: at, length };
    at += Math.max(1, length);
  }
}

/** Encodes two sequences of words as integers: equal words have equal codes. */
function asCodes(one: AuthoredText['words'], other: AuthoredText['words']): [Int32Array, Int32Array] {
  const codes = new Map<string, number>();
  const codeOf = (word: readonly string[]) => {
    const key = word.join('');
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    return code;
  };
  return [Int32Array.from(one, codeOf), Int32Array.from(other, codeOf)];
}
