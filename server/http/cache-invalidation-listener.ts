import { parsePageChange } from '#core/page-changes/page-change.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import type { Logger } from '#platform/traces/logger.ts';

export const PAGE_TAGS_CHANNEL = 'page_tags';

/**
 * Invalidates pages in the cache of this process when a transaction commits, in any process. Listens on one
 * PostgreSQL channel for cache tags.
 */
export function listenForInvalidations(input: {
  connectionString: string;
  pageCache: PageCache;
  /** Called with the same cache tags after the cache was invalidated. */
  onTags?: (tags: readonly string[]) => void;
  log: Logger;
}): { stop(): Promise<void> } {
  const { connectionString, pageCache, onTags, log } = input;
  pageCache.setSubscribed(false);
  return listenOn({
    connectionString,
    log,
    channels: [PAGE_TAGS_CHANNEL],
    onMessage(_channel, payload) {
      const change = parsePageChange(payload);
      pageCache.invalidate(change);
      onTags?.(change.tags);
    },
    onLine: () => pageCache.setSubscribed(true),
    onLost: () => pageCache.setSubscribed(false),
  });
}
