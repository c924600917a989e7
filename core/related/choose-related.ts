import { foldedWords } from '#core/text/word-overlap.ts';
import { type Relation, type StoryFeatures, scoreRelative } from './score-relative.ts';
import { isNearDuplicate, textSimilarity } from './similarity.ts';

/** Why a story stands in the list, for the reader and the desk. */
export type RelatedReason =
  | { readonly kind: 'pinned' }
  | { readonly kind: 'same-event' }
  | { readonly kind: 'shared-tags'; readonly count: number }
  | { readonly kind: 'near-text' }
  | { readonly kind: 'same-section' };

export type RelatedChoice = { readonly id: string; readonly reason: RelatedReason; readonly score: number };

export type RelatedQuestion = {
  readonly story: StoryFeatures;
  /** Live stories only: what may be shown is decided where they are read. */
  readonly candidates: readonly StoryFeatures[];
  /** The editor's choice in order; one that is not among the candidates is not live and is left out. */
  readonly pinnedIds?: readonly string[];
  /** Already on the page, or refused by the editor. */
  readonly excludedIds?: readonly string[];
  readonly count?: number;
};

type Ranked = { readonly story: StoryFeatures; readonly relation: Relation; readonly reason: RelatedReason };

const usualCount = 5;
/** How many of the strongest are looked at closely; the rest could only enter by likeness of five others. */
const shortListed = 40;
/** Cosine of the terms from which two texts are called near. A choice of ours, to be learned. */
const nearTextFloor = 0.15;
/** Balance of relevance against likeness to what is already chosen, as in Carbonell & Goldstein 1998 (λ = 0.7). */
const relevanceShare = 0.7;

/**
 * "Tin liên quan" of a story: pins in order, then the same event line, then by score, each with its reason.
 * Every headline's news once (the newest telling), at most one opinion, never the story itself, and no two
 * alike where something else is nearly as good. The same question always has the same answer.
 */
export function chooseRelated(question: RelatedQuestion): RelatedChoice[] {
  const { story, pinnedIds = [], excludedIds = [], count = usualCount } = question;
  const barred = new Set([story.id, ...excludedIds]);
  const open = new Map(
    question.candidates.filter(({ id }) => !barred.has(id)).map((each) => [each.id, each]),
  );
  const pinned = [...new Set(pinnedIds)].flatMap((id) => open.get(id) ?? []).slice(0, count);
  for (const { id } of pinned) open.delete(id);

  const strongest = [...open.values()]
    .flatMap((each) => rankedBy(story, each))
    .sort(byRank)
    .slice(0, shortListed);
  const chosen = diversified(newestTellings(strongest, [story, ...pinned]), pinned, count);
  return [
    ...pinned.map((each): RelatedChoice => {
      return { id: each.id, reason: { kind: 'pinned' }, score: scoreRelative(story, each).score };
    }),
    ...chosen.map(({ story: { id }, reason, relation: { score } }) => ({ id, reason, score })),
  ];
}

function rankedBy(story: StoryFeatures, candidate: StoryFeatures): Ranked[] {
  const relation = scoreRelative(story, candidate);
  const reason = reasonFor(relation);
  return reason ? [{ story: candidate, relation, reason }] : [];
}

function reasonFor({ isSameEvent, sharedTagCount, text, isSameSection }: Relation): RelatedReason | null {
  if (isSameEvent) return { kind: 'same-event' };
  if (sharedTagCount > 0) return { kind: 'shared-tags', count: sharedTagCount };
  if (text >= nearTextFloor) return { kind: 'near-text' };
  return isSameSection ? { kind: 'same-section' } : null;
}

function byRank(a: Ranked, b: Ranked): number {
  return (
    Number(b.relation.isSameEvent) - Number(a.relation.isSameEvent) ||
    b.relation.score - a.relation.score ||
    newestFirst(a, b)
  );
}

function newestFirst(a: Ranked, b: Ranked): number {
  return b.story.publishedAt.getTime() - a.story.publishedAt.getTime() || (a.story.id < b.story.id ? -1 : 1);
}

/** Of stories whose headlines say the same, the newest; none of those that are told already. */
function newestTellings(ranked: readonly Ranked[], toldAlready: readonly StoryFeatures[]): Ranked[] {
  const told = toldAlready.map(({ headline }) => foldedWords(headline));
  return [...ranked].sort(newestFirst).filter(({ story }) => {
    const words = foldedWords(story.headline);
    if (told.some((others) => isNearDuplicate(words, others))) return false;
    told.push(words);
    return true;
  });
}

/** Maximal marginal relevance within each of two ranks: first the same event, then the rest. */
function diversified(ranked: readonly Ranked[], pinned: readonly StoryFeatures[], count: number): Ranked[] {
  const left = new Set(ranked);
  const chosen: Ranked[] = [];
  while (pinned.length + chosen.length < count) {
    const listed = [...pinned, ...chosen.map((each) => each.story)];
    const hasOpinion = listed.some((each) => each.isOpinion);
    const allowed = [...left].filter((each) => !(hasOpinion && each.story.isOpinion));
    const sameEvent = allowed.filter((each) => each.relation.isSameEvent);
    const next = best(sameEvent.length > 0 ? sameEvent : allowed, listed);
    if (!next) break;
    chosen.push(next);
    left.delete(next);
  }
  return chosen;
}

function best(ranked: readonly Ranked[], listed: readonly StoryFeatures[]): Ranked | null {
  const worth = ({ story, relation }: Ranked) => {
    const likeness = Math.max(0, ...listed.map((each) => textSimilarity(each.terms, story.terms)));
    return relevanceShare * relation.score - (1 - relevanceShare) * likeness;
  };
  return (
    ranked
      .map((each) => ({ each, worth: worth(each) }))
      .reduce<{ each: Ranked; worth: number } | null>(
        (top, next) => (top && top.worth >= next.worth ? top : next),
        null,
      )?.each ?? null
  );
}
