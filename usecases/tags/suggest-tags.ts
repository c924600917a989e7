import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { namedTags, type TagName } from '#core/taxonomy/suggesting/named-tags.ts';
import { type NearStory, nearestStories, weighTerms } from '#core/taxonomy/suggesting/nearest-stories.ts';
import { type NewName, newNames } from '#core/taxonomy/suggesting/new-names.ts';
import { type RankedTag, rankTags, type TagEvidence } from '#core/taxonomy/suggesting/rank-tags.ts';
import { askedTerms, headlineTermsOf } from '#core/taxonomy/suggesting/story-terms.ts';
import { textGrams } from '#core/taxonomy/suggesting/text-grams.ts';
import { tagIdentity } from '#core/taxonomy/tag-key.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import {
  listCurrentTagIds,
  listTagNames,
  listTagStatistics,
  listTagsOfStories,
  listTermStories,
  type TagStatistics,
} from '#db/queries/tags/tag-suggestions.ts';
import { type Context, requireActor } from '../context.ts';

/** In characters; longer texts are not a headline or standfirst. */
export const longestAsked = { headline: 1_000, sapo: 5_000 } as const;

const input = z.object({
  headline: z.string().max(longestAsked.headline, 'field.too-long').default(''),
  sapo: z.string().max(longestAsked.sapo, 'field.too-long').default(''),
  /** The text of the body, one paragraph per line; cut at the limit. */
  body: z
    .string()
    .transform((text) => text.slice(0, 60_000).toWellFormed())
    .default(''),
  sectionId: z.uuid('section.not-found').nullable().default(null),
  /** The tags of the story: they are not suggested, but tags that co-occur with them are. */
  tagIds: z.array(z.uuid('tag.not-found')).max(30, 'field.too-many').default([]),
  /** The story itself, whose tags are no evidence. */
  articleId: z.uuid('article.not-found').nullable().default(null),
  /** The reference time for recency; now by default. */
  at: z.date().optional(),
  limit: z.int().min(1).max(20).default(5),
});

/** A suggested tag with its reasons. */
export type TagSuggestion = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  readonly slug: string;
  readonly reasons: RankedTag['reasons'];
};

/**
 * Maximum number of most similar stories whose tags are loaded, and of further stories with a term of the
 * headline.
 */
const nearestAtMost = 25;
const storiesAtMost = 500;
/** Maximum number of ranked tags, and of strong ones for which co-occurring tags are loaded. */
const weighedAtMost = 60;
const asksBeside = 6;
/** A tag co-occurs with another one if at least this share of that one's newest stories has both. */
const besideShare = 0.1;
/** The weight of co-occurrence with a tag that is only a suggestion; with a tag of the story it is 1. */
const guessSpeaks = 0.3;
/** The preliminary evidence of a name in the text for its tag. */
const namedSpeaks = 0.4;

/**
 * Suggests tags for a story in progress, best first with reasons, and names in it without a tag. Only public
 * stories are evidence. Throws `request.invalid`.
 */
export async function suggestTags(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ tags: TagSuggestion[]; names: NewName[] }> {
  const ctx = requireActor(context);
  const asked = parseInput(input, raw);
  const grams = textGrams(asked);
  const terms = askedTerms(asked);
  const [{ stories, storyCount }, named, tagIds] = await Promise.all([
    listTermStories(ctx.db, { terms: terms.map(({ term }) => term), exceptId: asked.articleId }),
    listTagNames(ctx.db, { keys: [...new Set(grams.map(({ key }) => key))], viewerId: ctx.actor.id }),
    listCurrentTagIds(ctx.db, asked.tagIds),
  ]);
  const story = { ...asked, tagIds };
  const weighed = weighTerms(terms, stories, storyCount);
  const ofHeadline = weighed.slice(0, headlineTermsOf(story.headline).length || weighed.length);
  const near = nearestStories(
    weighed,
    ofHeadline.reduce((sum, { worth }) => sum + worth, 0),
  );
  const tagsOf = await listTagsOfStories(ctx.db, storiesToAsk(near, ofHeadline));
  const evidence = new Map(
    gather({ near: near.slice(0, nearestAtMost), ofHeadline, tagsOf }).map((each) => [each.tagId, each]),
  );
  for (const naming of namedTags(grams, named)) {
    evidence.set(naming.tagId, { ...(evidence.get(naming.tagId) ?? nothingOf(naming.tagId)), naming });
  }
  const weighing = await weigh(ctx, story, evidence);
  const ranked = rankTags(
    weighing.map(({ evidence }) => evidence),
    `${story.headline} ${story.sapo} ${story.body}`,
  );
  const tagById = new Map(weighing.map(({ tag }) => [tag.id, tag]));
  const tags = ranked.flatMap(({ tagId, reasons }) => {
    const tag = tagById.get(tagId);
    if (tag === undefined || story.tagIds.includes(tagId)) return [];
    return [{ id: tag.id, name: tag.name, type: tag.type, slug: tag.slug, reasons }];
  });
  return {
    tags: tags.slice(0, story.limit),
    names: newNames(story, { known: knownNames(named), stories }),
  };
}

/** A name with accents matches with all its letters, one without matches any tag with the same letters. */
function knownNames(named: readonly TagName[]): ReadonlySet<string> {
  return new Set(named.flatMap(({ key, name }) => [key, tagIdentity(name)]));
}

type Gathered = Pick<
  TagEvidence,
  'tagId' | 'naming' | 'nearest' | 'nearCount' | 'termShare' | 'termsTogether'
> & {
  /** The preliminary evidence, before its statistics in the archive are loaded. */
  readonly speaks: number;
};

/** Mutable while being collected. */
type Gathering = { -readonly [part in keyof Gathered]: Gathered[part] };

function nothingOf(tagId: string): Gathered {
  return { tagId, naming: null, nearest: 0, nearCount: 0, termShare: 0, termsTogether: 0, speaks: 0 };
}

/** The most similar stories, then those with the headline's rarest terms, up to the limits. */
function storiesToAsk(
  near: readonly NearStory[],
  terms: readonly { ids: readonly string[]; seen: number }[],
): string[] {
  const byRarity = terms.toSorted((a, b) => a.seen - b.seen).flatMap(({ ids }) => ids);
  return [...new Set([...near.slice(0, nearestAtMost).map(({ id }) => id), ...byRarity])].slice(
    0,
    storiesAtMost,
  );
}

/** The tags of stories similar to the text, and of stories with a term of its headline. */
function gather({
  near,
  ofHeadline,
  tagsOf,
}: {
  near: readonly NearStory[];
  ofHeadline: readonly { worth: number; ids: readonly string[] }[];
  tagsOf: ReadonlyMap<string, readonly string[]>;
}): Gathered[] {
  const found = new Map<string, Gathering>();
  const of = (tagId: string) => {
    const each: Gathering = found.get(tagId) ?? nothingOf(tagId);
    found.set(tagId, each);
    return each;
  };
  const whole = ofHeadline.reduce((sum, { worth }) => sum + worth, 0);
  for (const { id, nearness } of near) {
    for (const tagId of tagsOf.get(id) ?? []) {
      const each = of(tagId);
      each.nearest = Math.max(each.nearest, nearness);
      each.nearCount += 1;
      each.speaks += nearness * nearness;
    }
  }
  for (const { worth, ids } of ofHeadline) {
    const counts = new Map<string, number>();
    for (const id of ids)
      for (const tagId of tagsOf.get(id) ?? []) counts.set(tagId, (counts.get(tagId) ?? 0) + 1);
    for (const [tagId, count] of counts) {
      const each = of(tagId);
      const share = count / (ids.length + 1.5);
      each.termShare = Math.max(each.termShare, share);
      each.termsTogether -= whole > 0 ? (worth / whole) * Math.log(1 - share) : 0;
    }
  }
  return [...found.values()];
}

type Weighing = { readonly tag: TagStatistics; readonly evidence: TagEvidence };

/**
 * The strongest candidates with their statistics in the archive, and the tags that co-occur with strong ones.
 */
async function weigh(
  ctx: Context,
  story: z.infer<typeof input>,
  gathered: ReadonlyMap<string, Gathered>,
): Promise<Weighing[]> {
  const view = { sectionId: story.sectionId, at: story.at ?? ctx.now(), exceptId: story.articleId };
  const strength = ({ speaks, naming }: Gathered) => speaks + (naming === null ? 0 : namedSpeaks);
  const first = [...gathered.values()]
    .sort((a, b) => strength(b) + b.termShare - strength(a) - a.termShare || (a.tagId < b.tagId ? -1 : 1))
    .slice(0, weighedAtMost);
  const tags = await listTagStatistics(ctx.db, {
    ...view,
    tagIds: [...new Set([...story.tagIds, ...first.map(({ tagId }) => tagId)])],
  });
  const strengthOf = (tagId: string) => {
    const own = gathered.get(tagId);
    return story.tagIds.includes(tagId)
      ? 1
      : guessSpeaks * Math.min(1, own === undefined ? 0 : strength(own));
  };
  const asking = tags.toSorted((a, b) => strengthOf(b.id) - strengthOf(a.id)).slice(0, asksBeside);
  const tagsOf = await listTagsOfStories(ctx.db, [...new Set(asking.flatMap(({ storyIds }) => storyIds))]);
  const beside = besides(asking, tagsOf, strengthOf);
  const known = new Set(tags.map(({ id }) => id));
  const more = [...beside].filter(([id, { share }]) => !known.has(id) && share >= besideShare);
  const joined = await listTagStatistics(ctx.db, { ...view, tagIds: more.map(([id]) => id) });
  return [...tags, ...joined].map((tag) => {
    const { speaks: _, ...own } = gathered.get(tag.id) ?? nothingOf(tag.id);
    const { name, used, seen, inSection, daysAway } = tag;
    return {
      tag,
      evidence: { ...own, name, used, seen, inSection, daysAway, beside: beside.get(tag.id) ?? null },
    };
  });
}

/** For each tag that co-occurs with one of `asking`: the share, and that tag. */
function besides(
  asking: readonly TagStatistics[],
  tagsOf: ReadonlyMap<string, readonly string[]>,
  strengthOf: (tagId: string) => number,
): Map<string, { share: number; name: string }> {
  const found = new Map<string, { share: number; name: string }>();
  for (const { id, name, storyIds } of asking) {
    const counts = new Map<string, number>();
    for (const storyId of storyIds)
      for (const tagId of tagsOf.get(storyId) ?? []) counts.set(tagId, (counts.get(tagId) ?? 0) + 1);
    for (const [tagId, count] of counts) {
      const share = (strengthOf(id) * count) / (storyIds.length + 1);
      if (tagId !== id && share > (found.get(tagId)?.share ?? 0)) found.set(tagId, { share, name });
    }
  }
  return found;
}
