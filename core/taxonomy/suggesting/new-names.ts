import { exactKey } from '#core/text/exact-key.ts';
import { syllables } from '#core/text/syllables.ts';
import { tagIdentity } from '../tag-key.ts';
import type { TagType } from '../tag-types.ts';
import type { TermStories } from './nearest-stories.ts';
import { type ProperName, properNames } from './proper-names.ts';

/** A name in a story that has no tag and is rare in the archive: a possible new tag. */
export type NewName = {
  readonly name: string;
  /** Its guessed type; a topic if unknown. */
  readonly type: TagType;
  /** The number of mentions in the story. */
  readonly times: number;
  /** The number of archive headlines with its rarest pair of syllables. */
  readonly inArchive: number;
};

type Text = { readonly headline: string; readonly sapo: string; readonly body: string };
type Found = NewName & { readonly key: string; readonly inHeadline: boolean; readonly inSapo: boolean };

const offeredAtMost = 3;
/** A name in more headlines than this is not new. */
export const rareUpTo = 5;
/** How many mentions in the body equal one in the headline. By estimate. */
const HEADLINE_WEIGHS = 3;

/**
 * Possible new tags: at most three names of two or more syllables, best first. They have no tag: `known`
 * holds the `tagIdentity` of tagged names, and the `spacedKey`, which names without accents have. At most
 * five archive headlines contain them. The story mentions them in its headline, in its standfirst, or twice.
 */
export function newNames(
  story: Text,
  { known, stories }: { known: ReadonlySet<string>; stories: readonly TermStories[] },
): NewName[] {
  const seen = new Map(stories.map(({ term, seen }) => [term, seen]));
  const found = namesOf(story)
    .map((each) => ({ ...each, inArchive: rarestPair(each.name, seen) }))
    .filter(({ key, inArchive }) => !known.has(key) && inArchive <= rareUpTo)
    .filter(({ times, inHeadline, inSapo }) => inHeadline || inSapo || times > 1);
  const longer = timesOfLonger(found);
  return found
    .filter(({ key, times }) => (longer.get(key) ?? 0) < times)
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1))
    .slice(0, offeredAtMost)
    .map(({ name, type, times, inArchive }) => ({ name, type, times, inArchive }));
}

function namesOf({ headline, sapo, body }: Text): Omit<Found, 'inArchive'>[] {
  const mentions = [
    ...properNames(headline).map((name) => ({ ...name, part: 'headline' })),
    ...properNames(sapo).map((name) => ({ ...name, part: 'sapo' })),
    ...body
      .split(/\n+/)
      .flatMap((paragraph) => properNames(paragraph).map((name) => ({ ...name, part: 'body' }))),
  ];
  const inside = new Set(mentions.filter(({ isAtStart }) => !isAtStart).map(({ name }) => tagIdentity(name)));
  const settled = mentions.map((each) => ({ ...each, ...withoutFirstWord(each, inside) }));
  return Array.from(
    Map.groupBy(settled, ({ name }) => tagIdentity(name)),
    ([key, all]) => ({
      key,
      name: all[0]?.name ?? '',
      type: all.find(({ type }) => type !== 'topic')?.type ?? 'topic',
      times: all.length,
      inHeadline: all.some(({ part }) => part === 'headline'),
      inSapo: all.some(({ part }) => part === 'sapo'),
    }),
  );
}

/**
 * The first word of a sentence has a capital anyway. It is not part of the name if the story also has the
 * name without it.
 */
function withoutFirstWord({ name, isAtStart }: ProperName, inside: ReadonlySet<string>): { name: string } {
  const rest = name.slice(name.search(/\s/) + 1);
  return { name: isAtStart && inside.has(tagIdentity(rest)) ? rest : name };
}

/**
 * For each name, the number of mentions of the most frequent longer name that contains it. A text has
 * thousands of names, each of few words.
 */
function timesOfLonger(names: readonly Pick<Found, 'key' | 'times'>[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { key, times } of names) {
    const words = key.split(' ');
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= words.length; to += 1) {
        const part = words.slice(from, to).join(' ');
        if (part !== key) most.set(part, Math.max(times, most.get(part) ?? 0));
      }
    }
  }
  return most;
}

function weightOf({ times, inHeadline, inArchive }: Found): number {
  return times + (inHeadline ? HEADLINE_WEIGHS : 0) - inArchive / rareUpTo;
}

/** The number of headlines with the name's rarest pair of syllables. */
function rarestPair(name: string, seen: ReadonlyMap<string, number>): number {
  const keys = syllables(name).map((syllable) => exactKey(syllable.text));
  return Math.min(...keys.slice(1).map((key, index) => seen.get(`${keys[index]} ${key}`) ?? 0));
}
