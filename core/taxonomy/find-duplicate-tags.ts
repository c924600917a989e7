import { exactKey } from '../text/exact-key.ts';
import { foldName, plainSigns } from '../text/fold-name.ts';
import { syllables } from '../text/syllables.ts';
import type { TagType } from './tag-types.ts';

/** A tag with one of its names. */
export type NamedTag = { readonly id: string; readonly type: TagType; readonly name: string };

/**
 * Why two tags may be duplicates. They differ only in punctuation and spaces, in accents, in word order, in
 * one letter, or one name is the other's initials.
 */
export const DUPLICATE_KINDS = ['signs', 'accents', 'order', 'initials', 'letter'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];
export type DuplicateTags = { readonly ids: readonly [string, string]; readonly likeness: DuplicateKind };

/** Shorter initials are ambiguous. */
const initialsMinLetters = 3;
/** In a shorter name one letter makes another word. */
const letterMinLetters = 10;
const edgeLetters = 5;
/** A prefix or suffix of more names than this does not identify any. */
const comparedAtMost = 200;

/**
 * Finds likely duplicates among tags, each pair once with its kind, most certain first; the smaller id comes
 * first. People's names are never compared letter by letter.
 */
export function findDuplicateTags(names: readonly NamedTag[]): DuplicateTags[] {
  const all = names.map((tag) => ({ tag, ...keysOf(tag.name) }));
  const duplicates = new Map<string, DuplicateTags>();
  const add = (a: NamedTag, b: NamedTag, likeness: DuplicateKind) => {
    if (a.id === b.id) return;
    const ids = a.id < b.id ? ([a.id, b.id] as const) : ([b.id, a.id] as const);
    const key = ids.join();
    if (!duplicates.has(key)) duplicates.set(key, { ids, likeness });
  };
  for (const [likeness, keyOf] of [
    ['signs', ({ exact }: Keys) => exact],
    ['accents', ({ letters }: Keys) => letters],
    ['order', ({ sorted }: Keys) => sorted],
  ] as const) {
    for (const group of Map.groupBy(all, keyOf).values()) pairs(group, (a, b) => add(a.tag, b.tag, likeness));
  }
  const byLetters = Map.groupBy(all, ({ letters }) => letters);
  for (const { tag, initials } of all) {
    if (initials.length < initialsMinLetters) continue;
    for (const short of byLetters.get(initials) ?? []) add(tag, short.tag, 'initials');
  }
  const long = all.filter(({ tag, letters }) => tag.type !== 'person' && letters.length >= letterMinLetters);
  for (const edgeOf of [
    ({ letters }: Keys) => letters.slice(0, edgeLetters),
    ({ letters }: Keys) => letters.slice(-edgeLetters),
  ]) {
    for (const group of Map.groupBy(long, edgeOf).values()) {
      if (group.length > comparedAtMost) continue;
      pairs(group, (a, b) => {
        if (a.figures === b.figures && isOneLetterAway(a.letters, b.letters)) add(a.tag, b.tag, 'letter');
      });
    }
  }
  return [...duplicates.values()];
}

type Keys = {
  /** With accents. */
  readonly exact: string;
  readonly letters: string;
  readonly sorted: string;
  readonly initials: string;
  readonly figures: string;
};

function keysOf(name: string): Keys {
  const words = syllables(foldName(name)).map((syllable) => syllable.text);
  return {
    exact: syllables(plainSigns(exactKey(name)))
      .map((syllable) => syllable.text)
      .join(''),
    letters: words.join(''),
    sorted: words.toSorted().join(' '),
    initials: words.length < initialsMinLetters ? '' : words.map((word) => word.charAt(0)).join(''),
    figures: words.join(' ').replace(/\D+/g, ' ').trim(),
  };
}

function pairs<T>(group: readonly T[], each: (a: T, b: T) => void): void {
  for (const [index, a] of group.entries()) for (const b of group.slice(index + 1)) each(a, b);
}

/** Whether the edit distance is one: a letter added, removed or replaced. */
function isOneLetterAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (a.length === b.length) return restA.slice(1) === restB.slice(1);
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
