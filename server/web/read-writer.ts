import type { Logger } from '#platform/logger.ts';
import type { BatchedReads, ReadBatch } from '#platform/read-counter/read-batch.ts';

export type ReadWriter = {
  /** Reads that could not be written for so long that there was no room for them any more. */
  lost(): number;
  /** Writes what is left. */
  stop(): Promise<void>;
};

/**
 * Writes what was counted every `everyMs`, one write at a time. What can't be written goes back and is tried again, within the
 * bound of the batch: the database may be away. A process that is killed loses what it counted since the last write.
 */
export function startReadWriter({
  batch,
  write,
  everyMs,
  log,
}: {
  batch: ReadBatch;
  /** Writes all of it or nothing. */
  write: (reads: readonly BatchedReads[]) => Promise<unknown>;
  everyMs: number;
  log: Logger;
}): ReadWriter {
  let running: Promise<void> | null = null;
  let lost = 0;

  async function writeAll(): Promise<void> {
    const reads = batch.take();
    if (reads.length === 0) return;
    try {
      await write(reads);
    } catch (error) {
      const gone = batch.giveBack(reads);
      lost += gone;
      log.warn({ err: error, stories: reads.length, lost: gone }, 'reads could not be written; they wait');
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
