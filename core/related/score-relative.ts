import type { TagType } from '#core/taxonomy/tag-types.ts';
import { dayMs } from '../shared/day-ms.ts';
import { likenessOf, type StoryVector, type WeighedVector, weighed } from './story-vector.ts';
import {
  circumstancesOfMany,
  newerShare,
  RELATED_WEIGHTS,
  recencyDays,
  relevanceFloor,
  sameDays,
  TAG_TYPE_WEIGHTS,
  tagDays,
  tagRelevance,
  textFade,
  trustedText,
  vectorTerms,
} from './weights.ts';

export type RelatedTag = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  /** From 0 (all live stories have it) to 1 (one has it), by the logarithm of their number. */
  readonly rarity: number;
};

export type StoryFeatures = {
  readonly id: string;
  readonly headline: string;
  readonly sectionId: string;
  readonly publishedAt: Date;
  readonly isOpinion: boolean;
  readonly tags: readonly RelatedTag[];
  readonly eventTagIds: readonly string[];
  readonly vector: StoryVector;
};

export type Relation = {
  /** The event line of both stories. */
  readonly event: RelatedTag | null;
  /** Heaviest first. */
  readonly sharedTags: readonly RelatedTag[];
  /** 0 to 1. */
  readonly text: number;
  readonly isSameSection: boolean;
  /** Whether it is related closely enough for readers. The score orders; it also counts section and time. */
  readonly isRelevant: boolean;
  readonly score: number;
};

/** A story that is compared with many. */
export type ReadStory = StoryFeatures & { readonly weighed: WeighedVector };

export function readStory(story: StoryFeatures): ReadStory {
  return { ...story, weighed: weighed(story.vector) };
}

/**
 * The relation of a candidate to a story, and its score. Newer stories lose a little, because only older ones
 * give background.
 */
export function scoreRelative(story: ReadStory, candidate: StoryFeatures): Relation {
  const shared = sharedTags(story, candidate);
  const event = shared.find(({ type }) => type === 'event') ?? null;
  const isSameSection = story.sectionId === candidate.sectionId;
  const text = likenessOf(story.weighed, candidate.vector);
  const sharedWeight = tagWeight(shared);
  const ageDays = (story.publishedAt.getTime() - candidate.publishedAt.getTime()) / dayMs;
  const tied =
    RELATED_WEIGHTS.text * text * (1 - textFade.share * (1 - fading(ageDays, textFade.days))) +
    RELATED_WEIGHTS.tags * share(sharedWeight, tagWeight(story.tags)) * fading(ageDays, tagDays) +
    RELATED_WEIGHTS.event * Number(event !== null) +
    circumstances({
      text,
      ageDays,
      isSameSection,
      completeness: completeness(story.vector) * completeness(candidate.vector),
    });
  const score = ageDays < 0 ? tied * newerShare : tied;
  const relevance =
    text + tagRelevance.share * Math.max(0, sharedWeight * fading(ageDays, tagDays) - tagRelevance.from);
  const isRelevant = event !== null || relevance >= relevanceFloor;
  return { event, sharedTags: shared, text, isSameSection, isRelevant, score };
}

/**
 * The score of section and closeness in time. Each alone counts up to the textual similarity. Together (same
 * section, same day) they count regardless of the text. Both count less, the more text the two stories have
 * (`completeness`, 0 to 1).
 */
function circumstances({
  text,
  ageDays,
  isSameSection,
  completeness,
}: {
  text: number;
  ageDays: number;
  isSameSection: boolean;
  completeness: number;
}): number {
  const left = (ofMany: number) => 1 - (1 - ofMany) * completeness;
  const together = left(circumstancesOfMany.together) * Number(isSameSection) * fading(ageDays, sameDays);
  const alone = left(circumstancesOfMany.alone) * Math.min(1, text / trustedText);
  const trust = Math.max(together, alone);
  const section = RELATED_WEIGHTS.section * Number(isSameSection);
  return trust * (section + RELATED_WEIGHTS.recency * fading(ageDays, recencyDays));
}

/** How complete a story's vector is, from 0 to 1. */
function completeness(vector: StoryVector): number {
  return vector.length / vectorTerms;
}

/** 1 on the same day, a third (e^−1) after `days` either way. */
function fading(ageDays: number, days: number): number {
  return Math.exp(-Math.abs(ageDays) / days);
}

type Tags = StoryFeatures['tags'];

function sharedTags(story: StoryFeatures, candidate: StoryFeatures): Tags {
  const theirs = new Set(candidate.tags.map((tag) => tag.id));
  return story.tags
    .filter((tag) => theirs.has(tag.id))
    .sort((one, other) => tagWeight([other]) - tagWeight([one]));
}

function tagWeight(tags: Tags): number {
  return tags.reduce((sum, { type, rarity }) => sum + TAG_TYPE_WEIGHTS[type] * rarity, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
