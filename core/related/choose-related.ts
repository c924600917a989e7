import { newestFirst, newestOfDuplicates, type PreparedStory, prepareStory } from './dedupe-stories.ts';
import {
  type ReadStory,
  type Relation,
  readStory,
  type StoryFeatures,
  scoreRelative,
} from './score-relative.ts';
import { type Compared, compare, type PreparedText } from './similarity.ts';
import { nearTextFloor, relatedCount, relevanceShare } from './weights.ts';

/** Why a story is in the list, for readers and the desk. */
export type RelatedReason =
  | { readonly kind: 'pinned' | 'near-text' | 'same-section' }
  /** `tag` is the name of the event, the series, or the tag that says most. */
  | { readonly kind: 'same-event' | 'same-series' | 'shared-tags'; readonly tag: string };

export type RelatedChoice = {
  readonly id: string;
  readonly reason: RelatedReason;
  /** 0 for a pin without anything in common. */
  readonly score: number;
  /** Whether it is pinned or above the floor of relevance. */
  readonly isRelevant: boolean;
};

export type RelatedQuestion = {
  readonly story: StoryFeatures;
  /** Public stories only: the query that loads them decides visibility. */
  readonly candidates: readonly StoryFeatures[];
  /** The editor's choice in order; a pin that is not among the candidates is not public and is left out. */
  readonly pinnedIds?: readonly string[];
  /** Already on the page, or excluded by the editor. */
  readonly excludedIds?: readonly string[];
  readonly count?: number;
  /** Includes candidates below the floor of relevance, for editors. */
  readonly includesDistant?: boolean;
};

type Ranked = PreparedStory & { readonly relation: Relation; readonly reason: RelatedReason };

/**
 * For each wanted story, the number of top-ranked candidates that are compared in detail. Lower ones could
 * only enter if five others were alike. The number doubles while too many are duplicates.
 */
const shortListedForOne = 6;

/**
 * Chooses the related stories ("Tin liên quan") with reasons: pins in order, then the same event line, then
 * by score. Fewer than `count` if no others are relevant. Each piece of news occurs once, in its newest
 * version, unless the page has it already. At most one opinion, never the story itself, and diversity if
 * another candidate scores nearly as well. If all candidates duplicate the story and the page shows nothing
 * else, the best one is chosen. Deterministic.
 */
export function chooseRelated(question: RelatedQuestion): RelatedChoice[] {
  const { pinnedIds = [], excludedIds = [], count = relatedCount, includesDistant = false } = question;
  const story = readStory(question.story);
  const barred = new Set([story.id, ...excludedIds]);
  const open = new Map(
    question.candidates.filter(({ id }) => !barred.has(id)).map((each) => [each.id, each]),
  );
  const pinned = [...new Set(pinnedIds)].flatMap((id) => open.get(id) ?? []).slice(0, count);
  for (const { id } of pinned) open.delete(id);

  const ranked = ranking(story, [...open.values()]).filter(
    ({ relation }) => includesDistant || relation.isRelevant,
  );
  const onPage = question.candidates.filter(({ id }) => barred.has(id) && id !== story.id).map(prepareStory);
  const pins = pinned.map(prepareStory);
  const beside = [...onPage, ...pins];
  const wanted = count - pinned.length;
  const { kept, compared } = shortListed(ranked, { onPage: [prepareStory(story), ...beside], wanted });
  const chosen = diversified(kept, compared, {
    texts: pins.map(({ text }) => text),
    hasOpinion: pinned.some(({ isOpinion }) => isOpinion),
    count: wanted,
  });
  if (chosen.length === 0 && beside.length === 0)
    chosen.push(...shortListed(ranked, { onPage: [], wanted: 1 }).kept.slice(0, 1));
  return [
    ...pinned.map((each): RelatedChoice => {
      const { score } = scoreRelative(story, each);
      return { id: each.id, reason: { kind: 'pinned' }, score, isRelevant: true };
    }),
    ...chosen.map(({ story: { id }, reason, relation: { score, isRelevant } }) => {
      return { id, reason, score, isRelevant };
    }),
  ];
}

/**
 * The ids of all related candidates in ranking order, before the threshold, deduplication and
 * diversification.
 */
export function rankRelatives(story: StoryFeatures, candidates: readonly StoryFeatures[]): string[] {
  const read = readStory(story);
  return candidates
    .filter(({ id }) => id !== story.id)
    .map((each) => ({ story: each, relation: scoreRelative(read, each) }))
    .filter(({ relation }) => relation.text > 0 || reasonFor(relation) !== null)
    .sort(byRank)
    .map((each) => each.story.id);
}

/** The top-ranked candidates without duplicates of listed news; takes as many as needed for `wanted`. */
function shortListed(
  ranked: readonly Omit<Ranked, 'text'>[],
  { onPage, wanted }: { onPage: readonly PreparedStory[]; wanted: number },
): { kept: Ranked[]; compared: Compared } {
  for (let size = wanted * shortListedForOne; ; size *= 2) {
    const strongest = ranked.slice(0, size).map((each): Ranked => ({ ...each, ...prepareStory(each.story) }));
    const compared = compare([...onPage, ...strongest].map(({ text }) => text));
    const kept = newestOfDuplicates(strongest, onPage, compared);
    if (kept.length >= wanted || size >= ranked.length) return { kept, compared };
  }
}

function ranking(story: ReadStory, candidates: readonly StoryFeatures[]): Omit<Ranked, 'text'>[] {
  return candidates.flatMap((each) => rankedBy(story, each)).sort(byRank);
}

function rankedBy(story: ReadStory, candidate: StoryFeatures): Omit<Ranked, 'text'>[] {
  const relation = scoreRelative(story, candidate);
  const reason = reasonFor(relation);
  return reason ? [{ story: candidate, relation, reason }] : [];
}

function reasonFor({ event, sharedTags, text, isSameSection }: Relation): RelatedReason | null {
  if (event) return { kind: 'same-event', tag: event.name };
  const [tag] = sharedTags;
  if (tag) return { kind: tag.type === 'series' ? 'same-series' : 'shared-tags', tag: tag.name };
  if (text >= nearTextFloor) return { kind: 'near-text' };
  return isSameSection ? { kind: 'same-section' } : null;
}

type Order = Pick<Ranked, 'story' | 'relation'>;

function byRank(a: Order, b: Order): number {
  return (
    Number(b.relation.event !== null) - Number(a.relation.event !== null) ||
    b.relation.score - a.relation.score ||
    newestFirst(a.story, b.story)
  );
}

/** Maximal marginal relevance within each of two ranks: first the same event, then the rest. */
function diversified(
  ranked: readonly Ranked[],
  { alikeness }: Compared,
  listed: { texts: readonly PreparedText[]; hasOpinion: boolean; count: number },
): Ranked[] {
  /** For each remaining candidate, its maximum similarity to the chosen ones. */
  const likeness = new Map(
    ranked.map((each) => [each, Math.max(0, ...listed.texts.map((other) => alikeness(other, each.text)))]),
  );
  const chosen: Ranked[] = [];
  let { hasOpinion } = listed;
  while (chosen.length < listed.count) {
    const allowed = [...likeness.keys()].filter(({ story }) => !(hasOpinion && story.isOpinion));
    const sameEvent = allowed.filter(({ relation }) => relation.event !== null);
    const next = best(sameEvent.length > 0 ? sameEvent : allowed, likeness);
    if (!next) break;
    chosen.push(next);
    hasOpinion ||= next.story.isOpinion;
    likeness.delete(next);
    for (const [each, known] of likeness) {
      likeness.set(each, Math.max(known, alikeness(next.text, each.text)));
    }
  }
  return chosen;
}

function best(ranked: readonly Ranked[], likeness: ReadonlyMap<Ranked, number>): Ranked | undefined {
  const worth = (each: Ranked) =>
    relevanceShare * each.relation.score - (1 - relevanceShare) * (likeness.get(each) ?? 0);
  return ranked.reduce<Ranked | undefined>(
    (top, next) => (top !== undefined && worth(top) >= worth(next) ? top : next),
    undefined,
  );
}
