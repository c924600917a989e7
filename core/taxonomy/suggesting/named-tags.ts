import { syllables } from '#core/text/syllables.ts';
import { tagIdentity } from '../tag-key.ts';
import type { TagType } from '../tag-types.ts';
import type { Gram } from './text-grams.ts';
import type { TextPlace } from './text-place.ts';

/** A tag with one of its names; `key` is the name's `spacedKey`. */
export type TagName = {
  readonly tagId: string;
  readonly type: TagType;
  readonly key: string;
  readonly name: string;
};

/**
 * The mentions of a tag in a story: the name, its first position, their number. Also whether all are part of
 * another tag's longer name.
 */
export type Naming = {
  readonly tagId: string;
  readonly name: string;
  readonly place: TextPlace;
  readonly times: number;
  readonly isInside: boolean;
};

/**
 * The tags that a story mentions. A name that only occurs inside another one (`SEA Games` in `SEA Games 33`)
 * is marked so, because the longest match is meant. Words with accents match only a name with the same
 * accents. Words without accents match every such name. In a text with capitals, people and places match only
 * capitalised words: `hòa bình` means peace, not the province.
 */
export function namedTags(grams: readonly Gram[], names: readonly TagName[]): Naming[] {
  const byKey = Map.groupBy(names, ({ key }) => key);
  const isAllSmall = !grams.some(({ text }) => /\p{Lu}/u.test(text));
  const hits = grams.flatMap((gram) =>
    (byKey.get(gram.key) ?? [])
      .filter((tag) => isMeant(gram, tag.name) && (isAllSmall || !isCommonWord(gram, tag)))
      .map((tag) => ({ gram, tag })),
  );
  return Array.from(
    Map.groupBy(hits, ({ tag }) => tag.tagId),
    ([tagId, own]) => {
      const [first] = own as [(typeof own)[0], ...typeof own];
      return {
        tagId,
        name: first.tag.name,
        place: first.gram.place,
        times: new Set(own.map(({ gram }) => gram.start)).size,
        isInside: own.every(({ gram }) => hits.some((other) => isWithin(gram, other.gram))),
      };
    },
  );
}

function isMeant({ key, text }: Gram, name: string): boolean {
  const written = tagIdentity(text);
  return written === key || written === tagIdentity(name);
}

/**
 * Whether the words lack the capitals of a person's or place's name that has one in each word. A text all in
 * capitals does not count.
 */
function isCommonWord({ text }: Gram, { type, name }: TagName): boolean {
  if (type !== 'person' && type !== 'place') return false;
  const isName = wordsOf(name).every((word) => /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(word));
  return isName && !wordsOf(text).every((word) => /^\p{Lu}/u.test(word));
}

function wordsOf(text: string): string[] {
  return syllables(text).map((syllable) => syllable.text);
}

/** Whether one range of words contains the other, which is shorter or lacks a symbol at an edge. */
function isWithin(a: Gram, b: Gram): boolean {
  return b.text.length > a.text.length && b.start <= a.start && a.start + a.length <= b.start + b.length;
}
