import type { Logger } from '#platform/traces/logger.ts';
import { type BatchedViews, createViewBatch } from '#platform/view-counter/view-batch.ts';
import { createViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';
import { createViewBeacon, type ViewBeacon } from './view-beacon.ts';
import { startViewWriter } from './view-writer.ts';

/** Flush interval of page views, and so the most that a killed process loses. */
export const viewFlushIntervalMs = 5_000;
/** Stories, each with its hour, that wait to be written: some megabytes, and far more than are read in five seconds. */
const maxEntries = 50_000;
/** What one network counts in a minute, and of one story: many share a network of a carrier, and few read one story ten times. */
const limits = { windowMs: 60_000, perNetwork: 120, perStory: 10 };

/** Page-view counting in this process. */
export type ViewCounter = {
  readonly beacon: ViewBeacon;
  stats(): { readonly waiting: number; readonly lost: number };
  /** Writes what is left. */
  stop(): Promise<void>;
};

/** Everything by which this process counts what is read. */
export function createViewCounter({
  write,
  siteUrl,
  now,
  log,
}: {
  write: (reads: readonly BatchedViews[]) => Promise<unknown>;
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
