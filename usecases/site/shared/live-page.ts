import { mediaIdsOf } from '#core/document/body-facts.ts';
import {
  entriesPerPage,
  type KeyEvent,
  keyEventsMax,
  type PublicCoverage,
  type PublicEntry,
} from '#core/live/public-live.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { Queryable } from '#db/client.ts';
import {
  findPinnedEntry,
  findPublicCoverage,
  hasPlace,
  listKeyEvents,
  listPublicEntries,
} from '#db/queries/live/public-live.ts';
import { listMediaViews } from '#db/queries/site/public-article.ts';

/** The live part of a story's page. */
export type LivePage = {
  readonly coverage: PublicCoverage;
  readonly pinned: PublicEntry | null;
  readonly keyEvents: readonly KeyEvent[];
  readonly entries: readonly PublicEntry[];
  /** The first entries of the adjacent pages; a null `previousId` means the newest page. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly isFirstPage: boolean;
  /** Whether the page begins with the pinned entry, as the page of its link does. */
  readonly isAtPinned: boolean;
  readonly media: ReadonlyMap<string, MediaView>;
};

/**
 * The entries from `fromId` on, or the newest if that was never a published entry of this story. Null if the
 * story is not public, or has no coverage.
 */
export async function loadLivePage(
  q: Queryable,
  { number, fromId }: { number: number; fromId?: string | undefined },
): Promise<LivePage | null> {
  const coverage = await findPublicCoverage(q, number);
  if (!coverage) return null;
  const { articleId } = coverage;
  const isPlace =
    fromId !== undefined && isUuid(fromId) && (await hasPlace(q, { articleId, entryId: fromId }));
  const from = isPlace ? fromId : undefined;
  const [page, pinned, keyEvents] = await Promise.all([
    listPublicEntries(q, { articleId, fromId: from, limit: entriesPerPage }),
    findPinnedEntry(q, articleId),
    listKeyEvents(q, { articleId, limit: keyEventsMax }),
  ]);
  const shown = pinned === null ? page.entries : [pinned, ...page.entries];
  return {
    coverage,
    pinned,
    keyEvents,
    ...page,
    isFirstPage: from === undefined,
    isAtPinned: pinned !== null && pinned.id === from,
    media: await mediaOfEntries(q, shown),
  };
}

/** The photos of these entries. */
export async function mediaOfEntries(
  q: Queryable,
  entries: readonly PublicEntry[],
): Promise<ReadonlyMap<string, MediaView>> {
  const ids = [...new Set(entries.flatMap(({ body }) => mediaIdsOf(body)))].filter(isUuid);
  return new Map((await listMediaViews(q, ids)).map((media) => [media.id, media]));
}
