import type { Logger } from '#platform/logger.ts';
import { createFloodGate } from '#platform/read-counter/flood-gate.ts';
import { type BatchedReads, createReadBatch } from '#platform/read-counter/read-batch.ts';
import { createReadDoor, type ReadDoor } from './read-door.ts';
import { startReadWriter } from './read-writer.ts';

/** Reads are written so often: what a killed process loses at most. */
export const readsWrittenEveryMs = 5_000;
/** Stories, each with its hour, that wait to be written: some megabytes, and far more than are read in five seconds. */
const mostEntries = 50_000;
/** What one network counts in a minute, and of one story: many share a network of a carrier, and few read one story ten times. */
const limits = { windowMs: 60_000, perNetwork: 120, perStory: 10 };

export type ReadCounter = {
  readonly door: ReadDoor;
  stats(): { readonly waiting: number; readonly lost: number };
  /** Writes what is left. */
  stop(): Promise<void>;
};

/** Everything by which this process counts what is read. */
export function createReadCounter({
  write,
  siteUrl,
  now,
  log,
}: {
  write: (reads: readonly BatchedReads[]) => Promise<unknown>;
  siteUrl: string;
  now: () => number;
  log: Logger;
}): ReadCounter {
  const batch = createReadBatch({ mostEntries });
  const writer = startReadWriter({ batch, write, everyMs: readsWrittenEveryMs, log });
  return {
    door: createReadDoor({ batch, gate: createFloodGate(limits), siteUrl, now }),
    stats: () => ({ waiting: batch.entries(), lost: writer.lost() }),
    stop: writer.stop,
  };
}
