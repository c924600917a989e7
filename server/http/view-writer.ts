import type { Logger } from '#platform/traces/logger.ts';
import type { BatchedViews, ViewBatch } from '#platform/view-counter/view-batch.ts';

export type ViewWriter = {
  /** Page views dropped because writes failed for so long that the buffer was full. */
  lost(): number;
  /** Flushes the remaining views. */
  stop(): Promise<void>;
};

/**
 * Flushes the counted page views every `everyMs`, one write at a time. A failed batch is put back and
 * retried with the next one.
 */
export function startViewWriter({
  batch,
  write,
  everyMs,
  log,
}: {
  batch: ViewBatch;
  /** Writes a batch atomically. */
  write: (views: readonly BatchedViews[]) => Promise<unknown>;
  everyMs: number;
  log: Logger;
}): ViewWriter {
  let running: Promise<void> | null = null;
  let lost = 0;

  async function writeAll(): Promise<void> {
    const views = batch.take();
    if (views.length === 0) return;
    try {
      await write(views);
    } catch (error) {
      const gone = batch.putBack(views);
      lost += gone;
      log.warn({ err: error, stories: views.length, lost: gone }, 'page views could not be stored; retrying');
    }
  }

  const timer = setInterval(() => {
    running ??= writeAll().finally(() => {
      running = null;
    });
  }, everyMs);
  timer.unref();
  return {
    lost: () => lost,
    async stop() {
      clearInterval(timer);
      await running;
      await writeAll();
    },
  };
}
