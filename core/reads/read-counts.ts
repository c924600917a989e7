import { type HourOfReads, readsWithin } from './decay.ts';

/** The page views of a story: within the last hour, the last 24 hours, and in total. */
export type ReadCounts = { readonly lastHour: number; readonly lastDay: number; readonly total: number };

/** The counts of a story, from its hourly counts and the sum of all earlier ones. */
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
