import { chooseRelated } from '#core/related/choose-related.ts';
import { nearTextQuery } from '#core/related/near-text-query.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';
import { type TermStatistics, weightedTerms } from '#core/related/weighted-terms.ts';
import { exactLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../client.ts';
import { listStoriesByIds } from './public-lists.ts';
import {
  listEventIds,
  listStoryFeatures,
  listTagNeighbourIds,
  listTextNeighbourIds,
  listWeighedTags,
  readTermSample,
} from './related-candidates.ts';

const relatedCount = 5;
const newerCount = 3;
const eventLineCount = 5;
/** The heaviest words of a story find its neighbours; more of them find everything. */
const queryTerms = 12;

/**
 * What else a reader of the story may want, each story in one place only and none of `excludedIds`.
 * Only what readers may see now is in it, and but for
 * the pins only what is in the language of the story. Null when the story itself can't be read.
 */
export async function findRelatedSlots(
  q: Queryable,
  input: {
    articleId: string;
    pinnedIds: readonly string[];
    /** Already on the page. */
    excludedIds: readonly string[];
    now: Date;
  },
): Promise<RelatedSlots | null> {
  const { articleId, pinnedIds, excludedIds, now } = input;
  const tags = await listWeighedTags(q, articleId);
  const statistics = await termStatistics(q, now);
  const [story] = await listStoryFeatures(q, { ids: [articleId], statistics, tags });
  if (!story) return null;

  const eventIds = await listEventIds(q, { tagIds: story.eventTagIds, exceptId: articleId });
  const candidateIds = [
    ...pinnedIds,
    ...eventIds,
    ...(await listTagNeighbourIds(q, { articleId, publishedAt: story.publishedAt, tags })),
    ...(await textNeighbourIds(q, story, now)),
  ];
  const candidates = (await listStoryFeatures(q, { ids: candidateIds, statistics, tags })).filter(
    ({ id, locale }) => locale === story.locale || pinnedIds.includes(id),
  );
  const barred = new Set([articleId, ...excludedIds]);
  const newer = newerOfEvent(story, candidates, new Set([...barred, ...pinnedIds]));
  const live = new Set(candidates.map(({ id }) => id));
  const told = new Set([...barred, ...newer, ...pinnedIds]);
  const eventLine = eventIds.filter((id) => live.has(id) && !told.has(id)).slice(0, eventLineCount);
  const chosen = chooseRelated({
    story,
    candidates,
    pinnedIds,
    excludedIds: [...excludedIds, ...newer, ...eventLine],
    count: relatedCount,
  });

  const stories = new Map(
    (await listStoriesByIds(q, [...newer, ...chosen.map(({ id }) => id), ...eventLine])).map((each) => [
      each.id,
      each,
    ]),
  );
  const read = (ids: readonly string[]) => ids.flatMap((id) => stories.get(id) ?? []);
  return {
    related: chosen.flatMap(({ id, reason, score }) => {
      const found = stories.get(id);
      return found ? [{ story: found, reason, score }] : [];
    }),
    newer: read(newer),
    eventLine: read(eventLine),
  };
}

function newerOfEvent(
  story: StoryFeatures,
  candidates: readonly StoryFeatures[],
  barred: ReadonlySet<string>,
): string[] {
  return candidates
    .filter(({ id, publishedAt }) => !barred.has(id) && publishedAt > story.publishedAt)
    .filter(({ eventTagIds }) => eventTagIds.some((id) => story.eventTagIds.includes(id)))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    .slice(0, newerCount)
    .map(({ id }) => id);
}

async function textNeighbourIds(q: Queryable, story: StoryFeatures, now: Date): Promise<string[]> {
  const tsquery = nearTextQuery(story.terms.slice(0, queryTerms));
  return tsquery === null ? [] : listTextNeighbourIds(q, { articleId: story.id, tsquery, now });
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The public stories nearest to a text by its heaviest words, nearest first; without `exceptId`. */
export async function listIdsNearText(
  q: Queryable,
  { text, exceptId, now }: { text: string; exceptId: string | null; now: Date },
): Promise<string[]> {
  const terms = weightedTerms({ headline: '', sapo: '', body: text }, await termStatistics(q, now));
  const tsquery = nearTextQuery(terms.slice(0, queryTerms));
  return tsquery === null ? [] : listTextNeighbourIds(q, { articleId: exceptId ?? nobody, tsquery, now });
}

/** The sample changes slowly and costs some 50 ms, so one is kept for each pool of connections. */
const sampleLifeMs = 10 * 60_000;
const samples = new WeakMap<Queryable, { at: number; statistics: TermStatistics }>();

async function termStatistics(q: Queryable, now: Date): Promise<TermStatistics> {
  const kept = samples.get(q);
  if (kept && now.getTime() - kept.at < sampleLifeMs) return kept.statistics;
  const { documentCount, frequencies } = await readTermSample(q);
  const statistics: TermStatistics = {
    documentCount,
    documentFrequencyOf: (term) => frequencies.get(exactLexeme(term)) ?? 0,
  };
  samples.set(q, { at: now.getTime(), statistics });
  return statistics;
}
