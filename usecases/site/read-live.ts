import {
  type Breakout,
  changesMax,
  type KeyEvent,
  keyEventsMax,
  type PublicCoverage,
  type PublicEntry,
} from '#core/live/public-live.ts';
import type { MediaView } from '#core/media/media-view.ts';
import {
  findPublicCoverage,
  listBreakoutIds,
  listBreakouts,
  listChangedEntries,
  listGoneEntries,
  listKeyEvents,
} from '#db/queries/live/public-live.ts';
import { findPublicArticle } from '#db/queries/site/public-article.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { type LivePage, loadLivePage, mediaOfEntries } from './shared/live-page.ts';

export type { LivePage };

/** The changes since a reader's last update, and the current data around the entries. */
export type LiveChanges = {
  readonly coverage: PublicCoverage;
  readonly storyUrl: string;
  readonly locale: 'vi' | 'en';
  readonly entries: readonly PublicEntry[];
  readonly goneIds: readonly string[];
  /** All public stories created from entries. */
  readonly breakouts: ReadonlyMap<string, Breakout>;
  readonly keyEvents: readonly KeyEvent[];
  /** There are more changes than one answer carries. */
  readonly isCut: boolean;
  readonly media: ReadonlyMap<string, MediaView>;
};

/**
 * The live part of a public story's page; null without coverage, or for another format. Each query checks
 * again that the story is public.
 */
export async function readLive(
  { db }: Pick<Services, 'db'>,
  given: { number: number; fromId?: string | undefined },
): Promise<LivePage | null> {
  const page = await loadLivePage(db, given);
  // Clients can invent entry ids: the newest entries are shown, but the page is not cached for each invented
  // id.
  if (given.fromId !== undefined && page?.isFirstPage !== false) renderContext.endsAt(new Date(0));
  if (page === null) return null;
  const breakouts = await listBreakoutIds(db, page.coverage.articleId);
  renderContext.addTags(...breakouts.map((id) => `article:${id}`));
  return page;
}

/**
 * The changes of the live story with that number after the change `after`. Null if the story is not public,
 * or has no live coverage.
 */
export async function readLiveChanges(
  { db }: Pick<Services, 'db'>,
  { number, after }: { number: number; after: number },
): Promise<LiveChanges | null> {
  // Read first: a later commit has a higher number and is part of the next answer, so no change is lost.
  const coverage = await findPublicCoverage(db, number);
  const story = coverage && (await findPublicArticle(db, number));
  if (!coverage || !story) {
    // A later publication may fill this URL.
    renderContext.addTags('home');
    return null;
  }
  const { articleId } = coverage;
  renderContext.addTags(`article:${articleId}`);
  // Clients can invent future change numbers: the empty answer is not cached for each.
  if (after > coverage.changes) renderContext.endsAt(new Date(0));
  const [entries, goneIds, keyEvents, breakouts, breakoutIds] = await Promise.all([
    listChangedEntries(db, { articleId, after, limit: changesMax + 1 }),
    listGoneEntries(db, { articleId, after }),
    listKeyEvents(db, { articleId, limit: keyEventsMax }),
    listBreakouts(db, articleId),
    listBreakoutIds(db, articleId),
  ]);
  // An entry refers to the story created from it, so a cached answer depends on that story.
  renderContext.addTags(...breakoutIds.map((id) => `article:${id}`));
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
