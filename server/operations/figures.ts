import type { ProcessFigures } from '#core/operations/operations.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import type { CollabServer } from '../collab/collab-server.ts';
import type { AdmissionControl } from '../http/admission.ts';
import type { ConnectionCounts } from '../http/connection-limit.ts';
import type { LiveEvents } from '../http/live-events.ts';
import { productVersion } from './product-version.ts';

type Parts = {
  readonly pageCache: PageCache;
  readonly collab: CollabServer | null;
  readonly liveStreams: LiveEvents | null;
  readonly admission: AdmissionControl;
};

/** Metrics of this process. Empty until its parts are started. */
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
        liveStreams: parts?.liveStreams?.count() ?? 0,
        cachedPages: pages?.entries ?? 0,
        cacheBytes: pages?.bytes ?? 0,
        cacheMaxBytes: pages?.maxBytes ?? 0,
        refused: (pages?.refused ?? 0) + (parts?.admission.refused() ?? 0) + connections.refused(),
      };
    },
  };
}
