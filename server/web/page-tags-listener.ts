import type { Logger } from '#platform/logger.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { listenOn } from '#platform/postgres/listen.ts';

export const PAGE_TAGS_CHANNEL = 'page_tags';

/**
 * Drops pages as committed changes name their tags (comma-separated, on one channel for all processes). While the line
 * is down changes would go unheard: then everything is dropped and the cache is told that it is uninformed.
 */
export function listenForPageTags(input: { connectionString: string; pageCache: PageCache; log: Logger }): {
  stop(): Promise<void>;
} {
  const { connectionString, pageCache, log } = input;
  pageCache.setInformed(false);
  return listenOn({
    connectionString,
    log,
    channels: [PAGE_TAGS_CHANNEL],
    onMessage: (_channel, payload) => pageCache.dropTags(payload.split(',')),
    onLine() {
      // What changed before this moment was not heard.
      pageCache.dropAll();
      pageCache.setInformed(true);
    },
    onLost() {
      pageCache.setInformed(false);
      pageCache.dropAll();
    },
  });
}
