import { syllables } from '#core/text/syllables.ts';
import { tagIdentity } from '../tag-key.ts';
import type { TagType } from '../tag-types.ts';
import type { Gram } from './text-grams.ts';
import type { TextPlace } from './text-place.ts';

/** A tag under one of its names; `key` is the `spacedKey` of it. */
export type TagName = {
  readonly tagId: string;
  readonly type: TagType;
  readonly key: string;
  readonly name: string;
};

/** That a story names a tag: as what, where first, how often, and whether only inside of another tag's longer name. */
export type Naming = {
  readonly tagId: string;
  readonly name: string;
  readonly place: TextPlace;
  readonly times: number;
  readonly isInside: boolean;
};

/**
 * Which tags a story names. A name that only stands inside of another one (`SEA Games` in `SEA Games 33`) says so: the longest match is
 * what is meant. Words with accents mean only the name with the same ones; words without any may mean each. People and places have capitals
 * where the text has any: `hòa bình` is peace, and no province.
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

/** Whether a name of a person or a place that has a capital in each of its words stands without them; what is all capitals is no such name. */
function isCommonWord({ text }: Gram, { type, name }: TagName): boolean {
  if (type !== 'person' && type !== 'place') return false;
  const isName = wordsOf(name).every((word) => /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(word));
  return isName && !wordsOf(text).every((word) => /^\p{Lu}/u.test(word));
}

function wordsOf(text: string): string[] {
  return syllables(text).map((syllable) => syllable.text);
}

/** Whether the words of one stand in the other, which has more of them or a sign at an edge. */
function isWithin(a: Gram, b: Gram): boolean {
  return b.text.length > a.text.length && b.start <= a.start && a.start + a.length <= b.start + b.length;
}
