import type { TagType } from '#core/taxonomy/tag-types.ts';
import { textSimilarity } from './similarity.ts';
import type { WeightedTerm } from './weighted-terms.ts';

export type StoryFeatures = {
  readonly id: string;
  readonly headline: string;
  readonly sectionId: string;
  readonly publishedAt: Date;
  readonly isOpinion: boolean;
  /** `idf` ≥ 0: ln(live stories / live stories with the tag). */
  readonly tags: readonly { readonly id: string; readonly type: TagType; readonly idf: number }[];
  readonly eventTagIds: readonly string[];
  /** Terms with accents (see weightedTerms). */
  readonly terms: readonly WeightedTerm[];
};

export type Relation = {
  readonly isSameEvent: boolean;
  readonly sharedTagCount: number;
  /** 0 to 1. */
  readonly text: number;
  readonly isSameSection: boolean;
  readonly score: number;
};

/**
 * The weights of the score, each on a value from 0 to 1. They are set by judgement from what was measured (body text
 * is what people's judgement follows, tags explain, section and age break ties) and are the fallback until there are
 * enough of the editors' pins and refusals to learn from.
 */
export const RELATED_WEIGHTS = {
  text: 0.45,
  tags: 0.35,
  event: 0.25,
  section: 0.05,
  recency: 0.1,
  newer: -0.15,
} as const;

/** How much a shared tag of a type says; a name says more than a subject. Set by judgement, as above. */
const TAG_TYPE_WEIGHTS: Readonly<Record<TagType, number>> = {
  event: 1.5,
  series: 1.2,
  person: 1.2,
  organisation: 1,
  topic: 1,
  place: 0.7,
};

/** After this time a story is worth a third of a fresh one as background (e^−1). */
const recencyDays = 30;
const dayMs = 86_400_000;

/** What ties a candidate to a story, and how strongly. Newer stories lose a little: only older ones make background. */
export function scoreRelative(story: StoryFeatures, candidate: StoryFeatures): Relation {
  const shared = sharedTags(story, candidate);
  const isSameEvent = story.eventTagIds.some((id) => candidate.eventTagIds.includes(id));
  const isSameSection = story.sectionId === candidate.sectionId;
  const text = textSimilarity(story.terms, candidate.terms);
  const ageMs = story.publishedAt.getTime() - candidate.publishedAt.getTime();
  const score =
    RELATED_WEIGHTS.text * text +
    RELATED_WEIGHTS.tags * share(tagWeight(shared), tagWeight(story.tags)) +
    RELATED_WEIGHTS.event * Number(isSameEvent) +
    RELATED_WEIGHTS.section * Number(isSameSection) +
    RELATED_WEIGHTS.recency * Math.exp(-Math.abs(ageMs) / (recencyDays * dayMs)) +
    RELATED_WEIGHTS.newer * Number(ageMs < 0);
  return { isSameEvent, sharedTagCount: shared.length, text, isSameSection, score };
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
