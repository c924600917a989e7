import {
  type Breakout,
  changesMax,
  type KeyEvent,
  keyEventsMax,
  type PublicCoverage,
  type PublicEntry,
} from '#core/live/public-live.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { findPublicArticle } from '#db/queries/public-article.ts';
import {
  findPublicCoverage,
  listBreakoutIds,
  listBreakouts,
  listChangedEntries,
  listGoneEntries,
  listKeyEvents,
} from '#db/queries/public-live.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { type LivePage, loadLivePage, mediaOfEntries } from './shared/live-page.ts';

export type { LivePage };

/** What has changed for readers since they last heard, and what stands around the entries now. */
export type LiveChanges = {
  readonly coverage: PublicCoverage;
  readonly storyUrl: string;
  readonly locale: 'vi' | 'en';
  readonly entries: readonly PublicEntry[];
  readonly goneIds: readonly string[];
  /** The stories that were begun out of entries, of all entries, and that readers have. */
  readonly breakouts: ReadonlyMap<string, Breakout>;
  readonly keyEvents: readonly KeyEvent[];
  /** More changed than one answer carries. */
  readonly isCut: boolean;
  readonly media: ReadonlyMap<string, MediaView>;
};

/**
 * The live part of the page of a story that readers have; null where no coverage was opened, or the story is none of
 * format `live`. Whether readers may have it is asked again by each question.
 */
export async function readLive(
  { db }: Pick<Services, 'db'>,
  given: { number: number; fromId?: string | undefined },
): Promise<LivePage | null> {
  const page = await loadLivePage(db, given);
  // Anybody can make up an entry: the newest are shown, and not kept once for each that was asked for.
  if (given.fromId !== undefined && page?.isFirstPage !== false) pageScope.endsAt(new Date(0));
  if (page === null) return null;
  const breakouts = await listBreakoutIds(db, page.coverage.articleId);
  pageScope.addTags(...breakouts.map((id) => `article:${id}`));
  return page;
}

/**
 * What a reader of the live story with that number has not heard yet: everything after the change `after`. Null where
 * readers may not have the story, or it is not covered live.
 */
export async function readLiveChanges(
  { db }: Pick<Services, 'db'>,
  { number, after }: { number: number; after: number },
): Promise<LiveChanges | null> {
  // First: what commits after it is heard of again by its number, and nothing is missed.
  const coverage = await findPublicCoverage(db, number);
  const story = coverage && (await findPublicArticle(db, number));
  if (!coverage || !story) {
    // An absence ends with whatever next goes public.
    pageScope.addTags('home');
    return null;
  }
  const { articleId } = coverage;
  pageScope.addTags(`article:${articleId}`);
  // Anybody can make up a change that is still to come: the answer, that there is none, is not kept once for each.
  if (after > coverage.changes) pageScope.endsAt(new Date(0));
  const [entries, goneIds, keyEvents, breakouts, breakoutIds] = await Promise.all([
    listChangedEntries(db, { articleId, after, limit: changesMax + 1 }),
    listGoneEntries(db, { articleId, after }),
    listKeyEvents(db, { articleId, limit: keyEventsMax }),
    listBreakouts(db, articleId),
    listBreakoutIds(db, articleId),
  ]);
  // An entry names the story that was begun out of it: a copy of this answer must go with that story.
  pageScope.addTags(...breakoutIds.map((id) => `article:${id}`));
  const shown = entries.slice(0, changesMax);
  return {
    coverage,
    storyUrl: story.url,
    locale: story.locale,
    entries: shown,
    goneIds,
    breakouts,
    keyEvents,
    isCut: entries.length > changesMax,
    media: await mediaOfEntries(db, shown),
  };
}
