import {
  type ReadStory,
  type Relation,
  readStory,
  type StoryFeatures,
  scoreRelative,
} from './score-relative.ts';
import { type Compared, compare, type Telling } from './similarity.ts';
import { newestFirst, newestTellings, type Told, toldBy } from './told-once.ts';
import { nearTextFloor, relevanceShare } from './weights.ts';

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

type Ranked = Told & { readonly relation: Relation; readonly reason: RelatedReason };

const usualCount = 5;
/**
 * How many of the strongest are looked at closely, for one wanted; the rest could only enter by likeness of five others. As many more
 * where most of them tell the same.
 */
const shortListedForOne = 6;

/**
 * "Tin liên quan" of a story: pins in order, then the same event line, then by score, each with its reason.
 * Every piece of news once (the newest telling, and none of what the page tells already), at most one opinion, never the
 * story itself, and no two alike where something else is nearly as good. Where all that is there tells what the story tells, and nothing else
 * stands on the page, the best of it does. The same question always has the same answer.
 */
export function chooseRelated(question: RelatedQuestion): RelatedChoice[] {
  const { pinnedIds = [], excludedIds = [], count = usualCount } = question;
  const story = readStory(question.story);
  const barred = new Set([story.id, ...excludedIds]);
  const open = new Map(
    question.candidates.filter(({ id }) => !barred.has(id)).map((each) => [each.id, each]),
  );
  const pinned = [...new Set(pinnedIds)].flatMap((id) => open.get(id) ?? []).slice(0, count);
  for (const { id } of pinned) open.delete(id);

  const ranked = ranking(story, [...open.values()]);
  const onPage = question.candidates.filter(({ id }) => barred.has(id) && id !== story.id).map(toldBy);
  const pins = pinned.map(toldBy);
  const beside = [...onPage, ...pins];
  const wanted = count - pinned.length;
  const { kept, compared } = shortListed(ranked, { told: [toldBy(story), ...beside], wanted });
  const chosen = diversified(kept, compared, {
    tellings: pins.map(({ telling }) => telling),
    hasOpinion: pinned.some(({ isOpinion }) => isOpinion),
    count: wanted,
  });
  if (chosen.length === 0 && beside.length === 0)
    chosen.push(...shortListed(ranked, { told: [], wanted: 1 }).kept.slice(0, 1));
  return [
    ...pinned.map((each): RelatedChoice => {
      return { id: each.id, reason: { kind: 'pinned' }, score: scoreRelative(story, each).score };
    }),
    ...chosen.map(({ story: { id }, reason, relation: { score } }) => ({ id, reason, score })),
  ];
}

/**
 * The ids of the candidates in the order in which they are relatives of the story, however distant: what a list is made
 * of, before what has too little to do with the story is left out, what tells the same is told once and the list is made
 * diverse.
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

/** The strongest that tell something that is not told yet, each piece of news once: of as many as it takes to have what is wanted. */
function shortListed(
  ranked: readonly Omit<Ranked, 'telling'>[],
  { told, wanted }: { told: readonly Told[]; wanted: number },
): { kept: Ranked[]; compared: Compared } {
  for (let size = wanted * shortListedForOne; ; size *= 2) {
    const strongest = ranked.slice(0, size).map((each): Ranked => ({ ...each, ...toldBy(each.story) }));
    const compared = compare([...told, ...strongest].map(({ telling }) => telling));
    const kept = newestTellings(strongest, told, compared);
    if (kept.length >= wanted || size >= ranked.length) return { kept, compared };
  }
}

function ranking(story: ReadStory, candidates: readonly StoryFeatures[]): Omit<Ranked, 'telling'>[] {
  return candidates.flatMap((each) => rankedBy(story, each)).sort(byRank);
}

function rankedBy(story: ReadStory, candidate: StoryFeatures): Omit<Ranked, 'telling'>[] {
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

type Order = Pick<Ranked, 'story' | 'relation'>;

function byRank(a: Order, b: Order): number {
  return (
    Number(b.relation.isSameEvent) - Number(a.relation.isSameEvent) ||
    b.relation.score - a.relation.score ||
    newestFirst(a.story, b.story)
  );
}

/** Maximal marginal relevance within each of two ranks: first the same event, then the rest. */
function diversified(
  ranked: readonly Ranked[],
  { alikeness }: Compared,
  listed: { tellings: readonly Telling[]; hasOpinion: boolean; count: number },
): Ranked[] {
  /** Of each that may still be chosen, how much it is like what is listed. */
  const likeness = new Map(
    ranked.map((each) => [
      each,
      Math.max(0, ...listed.tellings.map((other) => alikeness(other, each.telling))),
    ]),
  );
  const chosen: Ranked[] = [];
  let { hasOpinion } = listed;
  while (chosen.length < listed.count) {
    const allowed = [...likeness.keys()].filter(({ story }) => !(hasOpinion && story.isOpinion));
    const sameEvent = allowed.filter(({ relation }) => relation.isSameEvent);
    const next = best(sameEvent.length > 0 ? sameEvent : allowed, likeness);
    if (!next) break;
    chosen.push(next);
    hasOpinion ||= next.story.isOpinion;
    likeness.delete(next);
    for (const [each, known] of likeness) {
      likeness.set(each, Math.max(known, alikeness(next.telling, each.telling)));
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
