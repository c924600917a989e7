import type { ProcessFigures } from '#core/operations/operations.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import type { CollabServer } from '../collab/collab-server.ts';
import type { ConnectionCounts } from '../web/connection-gate.ts';
import type { Door } from '../web/door.ts';
import type { LiveLines } from '../web/live-line.ts';
import { productVersion } from './product-version.ts';

type Parts = {
  readonly pageCache: PageCache;
  readonly collab: CollabServer | null;
  readonly liveLines: LiveLines | null;
  readonly door: Door;
};

/** What this process knows of itself; of its parts nothing until they are there. */
export function createFigures({
  connections,
  startedAt,
  storage,
}: {
  connections: ConnectionCounts;
  startedAt: Date;
  storage: string;
}): { watch(parts: Parts): void; read(): ProcessFigures } {
  const product = productVersion();
  let parts: Parts | null = null;
  return {
    watch(given) {
      parts = given;
    },
    read() {
      const pages = parts?.pageCache.stats();
      return {
        ...{ product, node: process.versions.node, startedAt, storage },
        memoryBytes: process.memoryUsage.rss(),
        connections: connections.open(),
        openArticles: parts?.collab?.stats().rooms ?? 0,
        liveLines: parts?.liveLines?.count() ?? 0,
        cachedPages: pages?.entries ?? 0,
        cacheBytes: pages?.bytes ?? 0,
        cacheMaxBytes: pages?.maxBytes ?? 0,
        refused: (pages?.refused ?? 0) + (parts?.door.refused() ?? 0) + connections.refused(),
      };
    },
  };
}
