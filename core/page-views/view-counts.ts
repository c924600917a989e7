import { type HourOfViews, viewsWithin } from './decay.ts';

/** The page views of a story: within the last hour, the last 24 hours, and in total. */
export type ViewCounts = { readonly lastHour: number; readonly lastDay: number; readonly total: number };

/** The counts of a story, from its hourly counts and the sum of all earlier ones. */
export function viewCountsOf(
  { hours, before }: { hours: readonly HourOfViews[]; before: number },
  now: Date,
): ViewCounts {
  return {
    lastHour: viewsWithin(hours, { hours: 1, now }),
    lastDay: viewsWithin(hours, { hours: 24, now }),
    total: hours.reduce((sum, { views }) => sum + views, before),
  };
}
