import type { Logger } from '#platform/traces/logger.ts';
import { type BatchedViews, createViewBatch } from '#platform/view-counter/view-batch.ts';
import { createViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';
import { createViewBeacon, type ViewBeacon } from './view-beacon.ts';
import { startViewWriter } from './view-writer.ts';

/** Flush interval of page views, and so the most that a killed process loses. */
export const viewFlushIntervalMs = 5_000;
/** Pending counts, one for each story and hour: a few megabytes, far more than five seconds produce. */
const maxEntries = 50_000;
/**
 * Counted views a minute: in total from one network, and of one story from one network. A carrier's network
 * has many readers, but few of them view the same story in a minute.
 */
const limits = { windowMs: 60_000, perNetwork: 120, perStory: 10 };

/** Page-view counting in this process. */
export type ViewCounter = {
  readonly beacon: ViewBeacon;
  stats(): { readonly waiting: number; readonly lost: number };
  /** Flushes the remaining counts. */
  stop(): Promise<void>;
};

/** Creates the page-view counter of this process: beacon, rate limits and writer. */
export function createViewCounter({
  write,
  siteUrl,
  now,
  log,
}: {
  write: (views: readonly BatchedViews[]) => Promise<unknown>;
  siteUrl: string;
  now: () => number;
  log: Logger;
}): ViewCounter {
  const batch = createViewBatch({ mostEntries: maxEntries });
  const writer = startViewWriter({ batch, write, everyMs: viewFlushIntervalMs, log });
  return {
    beacon: createViewBeacon({ batch, gate: createViewRateLimiter(limits), siteUrl, now }),
    stats: () => ({ waiting: batch.entries(), lost: writer.lost() }),
    stop: writer.stop,
  };
}
