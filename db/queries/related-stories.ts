import type { Locale } from '#core/i18n/locales.ts';
import { chooseRelated, type RelatedChoice } from '#core/related/choose-related.ts';
import { newDevelopments } from '#core/related/new-developments.ts';
import type { RelatedSlots, RelatedStory } from '#core/related/related-slots.ts';
import { searchTerms } from '#core/related/search-terms.ts';
import { type StoryText, storyTerms } from '#core/related/story-terms.ts';
import { type StoryVector, storyVector } from '#core/related/story-vector.ts';
import { toldOnce } from '#core/related/told-once.ts';
import type { Queryable } from '../client.ts';
import { listStoriesByIds } from './public-lists.ts';
import { countStories, listBeside, listNearByWords, listTextNeighbourIds } from './related-candidates.ts';
import { type ReadableStory, readStoryToRelate, tagged } from './related-features.ts';
import { type RelatedTag, weighTags } from './related-tags.ts';
import { readTermStatistics } from './related-terms.ts';

const relatedCount = 5;
const newerCount = 3;
const eventLineCount = 5;

/** A story that readers have, and what may stand beside it: its relatives unranked, and the newest of its event line. */
export type Relatives = {
  readonly story: ReadableStory;
  readonly candidates: readonly ReadableStory[];
  readonly pinnedIds: readonly string[];
  readonly eventIds: readonly string[];
};

/** What of it stands in which place of the page, each story in one place only. */
export type ChosenSlots = {
  readonly related: readonly RelatedChoice[];
  readonly newer: readonly string[];
  readonly eventLine: readonly string[];
};

/**
 * What else a reader of the story may want, none of `excludedIds` in it, which the page has already, and nothing that tells
 * what another on the page tells; but for the pins only what is in the language of the story. The event line is that of
 * `lineId`, the event under whose name it stands: a story may be of several.
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
  const line = toldOnce(
    eventIds.flatMap((id) => (before.has(id) ? [] : (ofLine.get(id) ?? []))),
    [story, ...candidates.filter(({ id }) => before.has(id))],
  );
  const eventLine = line.slice(0, eventLineCount).map(({ id }) => id);
  const related = chooseRelated({
    story,
    candidates,
    pinnedIds,
    excludedIds: [...excludedIds, ...newer, ...eventLine],
    count: relatedCount,
  });
  return { related, newer, eventLine };
}

/** The stories that were chosen, every one of them once. */
export function idsOf({ related, newer, eventLine }: ChosenSlots): string[] {
  return [...newer, ...related.map(({ id }) => id), ...eventLine];
}

/** What was chosen, as far as readers may see it now. */
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

/** What may stand beside a story, its pins (which may be on their way) among it; null when readers do not have the story. */
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

/** What is filed where the story is, and what is near by its words, looked for at the same time. */
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

/** A story as it is being written. */
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

/** The automatic list for a story as it is being written, without those that an editor pinned or refused. */
export async function listAutomatic(
  q: Queryable,
  {
    written,
    siteLocale,
    exceptIds,
    count,
  }: { written: WrittenStory; siteLocale: Locale; exceptIds: readonly string[]; count: number },
): Promise<RelatedStory[]> {
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
  const chosen = chooseRelated({ story, candidates, excludedIds: exceptIds, count });
  const stories = await listStoriesByIds(
    q,
    chosen.map(({ id }) => id),
  );
  return withStories(chosen, new Map(stories.map((each) => [each.id, each])));
}

/** The public stories nearest to a text of that moment by its heaviest words, nearest first; without `exceptId`. */
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
): RelatedStory[] {
  return chosen.flatMap(({ id, reason, score }) => {
    const story = stories.get(id);
    return story === undefined ? [] : [{ story, reason, score }];
  });
}
