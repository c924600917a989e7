import type { Locale } from '#core/i18n/locales.ts';
import { chooseRelated, type RelatedChoice } from '#core/related/choose-related.ts';
import { newDevelopments } from '#core/related/new-developments.ts';
import type { RelatedSlots, RelatedStory } from '#core/related/related-slots.ts';
import { type StoryText, storyTerms } from '#core/related/story-terms.ts';
import { type StoryVector, storyVector } from '#core/related/story-vector.ts';
import type { Queryable } from '../client.ts';
import { listStoriesByIds } from './public-lists.ts';
import {
  countStories,
  listEventIds,
  listSectionNeighbourIds,
  listStoryFeatures,
  listTagNeighbourIds,
  listTextNeighbourIds,
  type ReadableStory,
  type RelatedTag,
  tagged,
  weighTags,
  weighTagsOf,
} from './related-candidates.ts';
import { readTermStatistics } from './related-terms.ts';

const relatedCount = 5;
const newerCount = 3;
const eventLineCount = 5;

/**
 * What else a reader of the story may want, each story in one place only and none of `excludedIds`. Only what readers
 * may see now is in it, and but for the pins only what is in the language of the story. Null when the story itself
 * can't be read.
 */
export async function findRelatedSlots(
  q: Queryable,
  input: {
    articleId: string;
    pinnedIds: readonly string[];
    /** Already on the page. */
    excludedIds: readonly string[];
  },
): Promise<RelatedSlots | null> {
  const { articleId, pinnedIds, excludedIds } = input;
  const found = await findRelatives(q, { articleId, pinnedIds });
  if (found === null) return null;
  const { story, candidates, eventIds } = found;

  const barred = new Set([articleId, ...excludedIds]);
  const newer = newDevelopments(story, candidates, {
    barredIds: new Set([...barred, ...pinnedIds]),
    count: newerCount,
  });
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
  return { related: withStories(chosen, stories), newer: read(newer), eventLine: read(eventLine) };
}

/** A story that readers have, and what may stand beside it: its relatives unranked, and the newest of its event line. */
export async function findRelatives(
  q: Queryable,
  { articleId, pinnedIds }: { articleId: string; pinnedIds: readonly string[] },
): Promise<{ story: ReadableStory; candidates: ReadableStory[]; eventIds: string[] } | null> {
  const [tags, storyCount, [found]] = await Promise.all([
    weighTagsOf(q, articleId),
    countStories(q),
    listStoryFeatures(q, { ids: [articleId], tags: [] }),
  ]);
  if (found === undefined) return null;
  const story: ReadableStory = { ...found, ...tagged(tags) };
  return { story, ...(await listCandidates(q, { story, tags, storyCount, pinnedIds })) };
}

async function listCandidates(
  q: Queryable,
  {
    story,
    tags,
    storyCount,
    pinnedIds,
  }: {
    story: ReadableStory;
    tags: readonly RelatedTag[];
    storyCount: number;
    pinnedIds: readonly string[];
  },
): Promise<{ candidates: ReadableStory[]; eventIds: string[] }> {
  const { id: articleId, publishedAt, vector, locale, isSponsored } = story;
  const read = (ids: readonly string[]) =>
    listStoryFeatures(q, { ids, tags, beside: { articleId, locale, isSponsored, pinnedIds } });

  /** Found sooner than what is near by its words, and read while that is looked for. */
  async function findBeside() {
    const [eventIds, byTags, bySection] = await Promise.all([
      listEventIds(q, { tagIds: story.eventTagIds, exceptId: articleId }),
      listTagNeighbourIds(q, { articleId, publishedAt, tags }),
      listSectionNeighbourIds(q, { articleId, sectionId: story.sectionId, publishedAt }),
    ]);
    const ids = new Set([...pinnedIds, ...eventIds, ...byTags, ...bySection]);
    return { eventIds, ids, candidates: await read([...ids]) };
  }

  const [beside, byText] = await Promise.all([
    findBeside(),
    listTextNeighbourIds(q, { articleId, vector, publishedAt, storyCount }),
  ]);
  const candidates = [...beside.candidates, ...(await read(byText.filter((id) => !beside.ids.has(id))))];
  return { candidates, eventIds: beside.eventIds };
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
  { written, exceptIds, count }: { written: WrittenStory; exceptIds: readonly string[]; count: number },
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
  const { candidates } = await listCandidates(q, { story, tags, storyCount, pinnedIds: [] });
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
  return listTextNeighbourIds(q, { articleId: exceptId, vector, publishedAt: at, storyCount });
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
