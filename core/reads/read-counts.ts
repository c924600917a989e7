import { type HourOfReads, readsWithin } from './decay.ts';

/** How often a story was read: within the last hour, the last 24 hours, and since it is counted. */
export type ReadCounts = { readonly lastHour: number; readonly lastDay: number; readonly total: number };

/** The counts of a story from those of its hours and of all that lies further back. */
export function readCountsOf(
  { hours, before }: { hours: readonly HourOfReads[]; before: number },
  now: Date,
): ReadCounts {
  return {
    lastHour: readsWithin(hours, { hours: 1, now }),
    lastDay: readsWithin(hours, { hours: 24, now }),
    total: hours.reduce((sum, { reads }) => sum + reads, before),
  };
}
