import { parsePageChange } from '#core/page-changes/page-change.ts';
import type { Logger } from '#platform/logger.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { listenOn } from '#platform/postgres/listen.ts';

export const PAGE_TAGS_CHANNEL = 'page_tags';

/**
 * Tells the page cache what committed changes mean for the pages that bear their tags, on one channel for all
 * processes. While the line is down changes would go unheard: then the cache is told that it is uninformed, and again
 * that it is not once the line is back.
 */
export function listenForPageTags(input: {
  connectionString: string;
  pageCache: PageCache;
  /** Hears of the same changes, once the cache has. */
  onTags?: (tags: readonly string[]) => void;
  log: Logger;
}): { stop(): Promise<void> } {
  const { connectionString, pageCache, onTags, log } = input;
  pageCache.setInformed(false);
  return listenOn({
    connectionString,
    log,
    channels: [PAGE_TAGS_CHANNEL],
    onMessage(_channel, payload) {
      const change = parsePageChange(payload);
      pageCache.hear(change);
      onTags?.(change.tags);
    },
    onLine: () => pageCache.setInformed(true),
    onLost: () => pageCache.setInformed(false),
  });
}
