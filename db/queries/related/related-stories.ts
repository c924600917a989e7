import type { Locale } from '#core/i18n/locales.ts';
import { chooseRelated, type RelatedChoice } from '#core/related/choose-related.ts';
import { dedupeStories } from '#core/related/dedupe-stories.ts';
import { newDevelopments } from '#core/related/new-developments.ts';
import type { RelatedSlots, RelatedStory } from '#core/related/related-slots.ts';
import type { RelatedTag } from '#core/related/score-relative.ts';
import { searchTerms } from '#core/related/search-terms.ts';
import { type StoryText, storyTerms } from '#core/related/story-terms.ts';
import { type StoryVector, storyVector } from '#core/related/story-vector.ts';
import type { Queryable } from '../../client.ts';
import { listStoriesByIds } from '../site/public-lists.ts';
import { countStories, listBeside, listNearByWords, listTextNeighbourIds } from './related-candidates.ts';
import { type ReadableStory, readStoryToRelate, tagged } from './related-features.ts';
import { weighTags } from './related-tags.ts';
import { readTermStatistics } from './related-terms.ts';

const newerCount = 3;
const eventLineCount = 5;

/** A public story with its unranked candidates, and the newest stories of its event line. */
export type Relatives = {
  readonly story: ReadableStory;
  readonly candidates: readonly ReadableStory[];
  readonly pinnedIds: readonly string[];
  readonly eventIds: readonly string[];
};

/** The chosen stories for each list of the page, without duplicates. */
export type ChosenSlots = {
  readonly related: readonly RelatedChoice[];
  readonly newer: readonly string[];
  readonly eventLine: readonly string[];
};

/**
 * Chooses the other lists of a story's page, without `excludedIds`, which are on the page already, and
 * without duplicates in content. Except for pins only stories in the story's language. The event line is that
 * of `lineId`, the event that the page shows; a story may have several.
 */
export function chooseRelatedSlots(
  { story, candidates, pinnedIds, eventIds }: Relatives,
  { excludedIds, lineId }: { excludedIds: readonly string[]; lineId: string | undefined },
): ChosenSlots {
  const barred = new Set([story.id, ...excludedIds]);
  const newer = newDevelopments(story, candidates, {
    barredIds: new Set([...barred, ...pinnedIds]),
    count: newerCount,
  });
  const before = new Set([...barred, ...newer, ...pinnedIds]);
  const ofLine = new Map(
    candidates
      .filter(({ eventTagIds }) => eventTagIds.some((id) => id === lineId))
      .map((each) => [each.id, each]),
  );
  const line = dedupeStories(
    eventIds.flatMap((id) => (before.has(id) ? [] : (ofLine.get(id) ?? []))),
    [story, ...candidates.filter(({ id }) => before.has(id))],
  );
  const eventLine = line.slice(0, eventLineCount).map(({ id }) => id);
  const related = chooseRelated({
    story,
    candidates,
    pinnedIds,
    excludedIds: [...excludedIds, ...newer, ...eventLine],
  });
  return { related, newer, eventLine };
}

/** All chosen ids; they are distinct. */
export function idsOf({ related, newer, eventLine }: ChosenSlots): string[] {
  return [...newer, ...related.map(({ id }) => id), ...eventLine];
}

/** The chosen stories that are public now. */
export async function readRelatedSlots(q: Queryable, chosen: ChosenSlots): Promise<RelatedSlots> {
  const found = await listStoriesByIds(q, idsOf(chosen));
  const stories = new Map(found.map((each) => [each.id, each]));
  const read = (ids: readonly string[]) => ids.flatMap((id) => stories.get(id) ?? []);
  return {
    related: withStories(chosen.related, stories),
    newer: read(chosen.newer),
    eventLine: read(chosen.eventLine),
  };
}

/** The candidates for a story and its pins, which may be unpublished; null if the story is not public. */
export async function findRelatives(
  q: Queryable,
  asked: { articleId: string; siteLocale: Locale; pinnedIds: readonly string[] | Promise<string[]> },
): Promise<Relatives | null> {
  const { articleId, siteLocale } = asked;
  const [found, pinnedIds] = await Promise.all([readStoryToRelate(q, articleId), asked.pinnedIds]);
  if (found === null) return null;
  const beside = await listCandidates(q, { ...found, pinnedIds, siteLocale });
  return { story: found.story, pinnedIds, ...beside };
}

/** Candidates by section, tags and event, and by words, queried in parallel. */
async function listCandidates(
  q: Queryable,
  {
    story,
    tags,
    storyCount,
    pinnedIds,
    siteLocale,
  }: {
    story: ReadableStory;
    tags: readonly RelatedTag[];
    storyCount: number;
    pinnedIds: readonly string[];
    siteLocale: Locale;
  },
): Promise<{ candidates: ReadableStory[]; eventIds: string[] }> {
  const { id: articleId, locale, isSponsored, publishedAt, sectionId, eventTagIds } = story;
  const reader = { articleId, locale, siteLocale, isSponsored, pinnedIds };
  const terms = searchTerms(story.vector, { storyCount, publishedAt, isScored: true });
  const [byText, beside] = await Promise.all([
    listNearByWords(q, { terms, tags, reader }),
    listBeside(q, { tags, reader, publishedAt, sectionId, eventTagIds }),
  ]);
  const candidates = new Map([...beside.candidates, ...byText].map((each) => [each.id, each]));
  return { candidates: [...candidates.values()], eventIds: beside.eventIds };
}

/** A story in progress. */
export type WrittenStory = {
  readonly articleId: string;
  readonly text: StoryText;
  readonly locale: Locale;
  readonly sectionId: string;
  readonly tagIds: readonly string[];
  readonly isSponsored: boolean;
  readonly isOpinion: boolean;
  readonly publishedAt: Date;
};

/**
 * The automatic list for a story in progress, without pinned and excluded stories. Distant ones are included:
 * editors may pin them.
 */
export async function listAutomatic(
  q: Queryable,
  {
    written,
    siteLocale,
    exceptIds,
    count,
  }: { written: WrittenStory; siteLocale: Locale; exceptIds: readonly string[]; count: number },
): Promise<(RelatedStory & Pick<RelatedChoice, 'isRelevant'>)[]> {
  const { articleId: id, text, tagIds, ...known } = written;
  const [tags, storyCount, vector] = await Promise.all([
    weighTags(q, tagIds),
    countStories(q),
    vectorOfText(q, text),
  ]);
  const story: ReadableStory = {
    ...known,
    id,
    headline: text.headline,
    ...tagged(tags),
    vector,
  };
  const { candidates } = await listCandidates(q, { story, tags, storyCount, pinnedIds: [], siteLocale });
  const chosen = chooseRelated({
    story,
    candidates,
    excludedIds: exceptIds,
    count,
    includesDistant: true,
  });
  const stories = await listStoriesByIds(
    q,
    chosen.map(({ id }) => id),
  );
  return withStories(chosen, new Map(stories.map((each) => [each.id, each])));
}

/**
 * The public stories most similar to a text of that time by its heaviest terms, best first; without
 * `exceptId`.
 */
export async function listIdsNearText(
  q: Queryable,
  { text, exceptId, at }: { text: string; exceptId: string | null; at: Date },
): Promise<string[]> {
  const [storyCount, vector] = await Promise.all([
    countStories(q),
    vectorOfText(q, { headline: '', sapo: '', body: text }),
  ]);
  return listTextNeighbourIds(q, {
    terms: searchTerms(vector, { storyCount, publishedAt: at, isScored: false }),
    articleId: exceptId,
  });
}

async function vectorOfText(q: Queryable, text: StoryText): Promise<StoryVector> {
  const terms = storyTerms(text);
  return storyVector(terms, await readTermStatistics(q, terms.uses.keys()));
}

function withStories(
  chosen: readonly RelatedChoice[],
  stories: ReadonlyMap<string, RelatedStory['story']>,
): (RelatedStory & Pick<RelatedChoice, 'isRelevant'>)[] {
  return chosen.flatMap(({ id, ...choice }) => {
    const story = stories.get(id);
    return story === undefined ? [] : [{ story, ...choice }];
  });
}
