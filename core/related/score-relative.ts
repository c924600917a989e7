import type { TagType } from '#core/taxonomy/tag-types.ts';
import { likenessOf, type StoryVector, type WeighedVector, weighed } from './story-vector.ts';
import {
  circumstancesOfMany,
  newerShare,
  RELATED_WEIGHTS,
  recencyDays,
  sameDays,
  TAG_TYPE_WEIGHTS,
  tagDays,
  textFade,
  trustedText,
  vectorTerms,
} from './weights.ts';

export type StoryFeatures = {
  readonly id: string;
  readonly headline: string;
  readonly sectionId: string;
  readonly publishedAt: Date;
  readonly isOpinion: boolean;
  /** `idf` ≥ 0: ln(live stories / live stories with the tag). */
  readonly tags: readonly { readonly id: string; readonly type: TagType; readonly idf: number }[];
  readonly eventTagIds: readonly string[];
  readonly vector: StoryVector;
};

export type Relation = {
  readonly isSameEvent: boolean;
  readonly sharedTagCount: number;
  /** 0 to 1. */
  readonly text: number;
  readonly isSameSection: boolean;
  readonly score: number;
};

/** A story that is compared with many. */
export type ReadStory = StoryFeatures & { readonly weighed: WeighedVector };

export function readStory(story: StoryFeatures): ReadStory {
  return { ...story, weighed: weighed(story.vector) };
}

const dayMs = 86_400_000;

/**
 * The relation of a candidate to a story, and its score. Newer stories lose a little, because only older ones
 * give background.
 */
export function scoreRelative(story: ReadStory, candidate: StoryFeatures): Relation {
  const shared = sharedTags(story, candidate);
  const isSameEvent = story.eventTagIds.some((id) => candidate.eventTagIds.includes(id));
  const isSameSection = story.sectionId === candidate.sectionId;
  const text = likenessOf(story.weighed, candidate.vector);
  const ageDays = (story.publishedAt.getTime() - candidate.publishedAt.getTime()) / dayMs;
  const tied =
    RELATED_WEIGHTS.text * text * (1 - textFade.share * (1 - fading(ageDays, textFade.days))) +
    RELATED_WEIGHTS.tags * share(tagWeight(shared), tagWeight(story.tags)) * fading(ageDays, tagDays) +
    RELATED_WEIGHTS.event * Number(isSameEvent) +
    circumstances({ text, ageDays, isSameSection, said: saidBy(story.vector) * saidBy(candidate.vector) });
  const score = ageDays < 0 ? tied * newerShare : tied;
  return { isSameEvent, sharedTagCount: shared.length, text, isSameSection, score };
}

/**
 * The score of section and closeness in time. Each alone counts up to the textual similarity. Together (same
 * section, same day) they count regardless of the text. Both count less, the more text the two stories have
 * (`said`, 0 to 1).
 */
function circumstances({
  text,
  ageDays,
  isSameSection,
  said,
}: {
  text: number;
  ageDays: number;
  isSameSection: boolean;
  said: number;
}): number {
  const left = (ofMany: number) => 1 - (1 - ofMany) * said;
  const together = left(circumstancesOfMany.together) * Number(isSameSection) * fading(ageDays, sameDays);
  const alone = left(circumstancesOfMany.alone) * Math.min(1, text / trustedText);
  const trust = Math.max(together, alone);
  const section = RELATED_WEIGHTS.section * Number(isSameSection);
  return trust * (section + RELATED_WEIGHTS.recency * fading(ageDays, recencyDays));
}

/** How complete a story's vector is, from 0 to 1. */
function saidBy(vector: StoryVector): number {
  return vector.length / vectorTerms;
}

/** 1 on the same day, a third (e^−1) after `days` either way. */
function fading(ageDays: number, days: number): number {
  return Math.exp(-Math.abs(ageDays) / days);
}

type Tags = StoryFeatures['tags'];

function sharedTags(story: StoryFeatures, candidate: StoryFeatures): Tags {
  const theirs = new Set(candidate.tags.map((tag) => tag.id));
  return story.tags.filter((tag) => theirs.has(tag.id));
}

function tagWeight(tags: Tags): number {
  return tags.reduce((sum, { type, idf }) => sum + TAG_TYPE_WEIGHTS[type] * idf, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
