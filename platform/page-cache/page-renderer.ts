import type { RenderedPage } from './cached-page.ts';
import { type RenderMetadata, runRender } from './render-context.ts';
import { createSharedQueryCache } from './shared-query-cache.ts';

/** Renders the reader page at a URL. */
export type RenderPage = (url: string) => Promise<RenderedPage>;

/** A rendered page with its render metadata. */
export type PageRender = RenderMetadata & { readonly result: RenderedPage };

/** Renders reader pages, in this thread or a worker thread. */
export type PageRenderer = {
  /** Concurrent renders: while one waits for the database, another uses the CPU. */
  readonly maxConcurrent: number;
  /**
   * Renders the page at a URL. With `useSharedReads`, queries that many pages have in common may come from
   * the shared query cache.
   */
  render(address: string, how: { readonly useSharedReads: boolean }): Promise<PageRender>;
  /** Drops shared query results with these cache tags. */
  invalidate(tags: readonly string[]): void;
  /** Drops all shared query results. */
  invalidateAll(): void;
};

/** Requests for cached pages in the same thread wait behind these renders. */
const MAX_CONCURRENT = 2;

/** Renders in this thread. */
export function createPageRenderer(input: { render: RenderPage; now: () => number }): PageRenderer {
  const { render, now } = input;
  const shared = createSharedQueryCache(now);
  return {
    maxConcurrent: MAX_CONCURRENT,
    render: (address, { useSharedReads: shares }) =>
      runRender(
        () => render(address),
        shares ? shared : null,
        ({ body }) => body,
      ),
    invalidate: shared.invalidate,
    invalidateAll: shared.invalidateAll,
  };
}
