/** Older page views do not count for the list of most-read stories. */
export const viewWindowHours = 24;
/** The half-life of a page view's weight; the list turns over within a morning. */
export const viewHalfLifeHours = 6;

const hourMs = 3_600_000;

/** The start of the UTC hour of a moment; zones with whole-hour offsets share these hours. */
export function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / hourMs) * hourMs);
}

/**
 * The weight of a page view in each hour of the window at `now`, newest hour first: 1 in the current hour,
 * halved every `viewHalfLifeHours`. The decay is exponential (forward decay, Cormode et al. 2009), so only
 * new views change the order of two stories, not the passing of time.
 */
export function hourWeights(now: Date): { readonly hour: Date; readonly weight: number }[] {
  const newest = hourOf(now).getTime();
  return Array.from({ length: viewWindowHours }, (_, age) => ({
    hour: new Date(newest - age * hourMs),
    weight: 0.5 ** (age / viewHalfLifeHours),
  }));
}

/** The page views of a story in one hour. */
export type HourOfViews = { readonly hour: Date; readonly views: number };

/**
 * Page views within the last `hours`. Counts are hourly, so the oldest hour counts by its share inside the
 * window; the sum is rounded to a whole number.
 */
export function viewsWithin(
  counts: readonly HourOfViews[],
  { hours, now }: { hours: number; now: Date },
): number {
  const since = now.getTime() - hours * hourMs;
  const sum = counts.reduce((total, { hour, views }) => {
    const begins = hour.getTime();
    if (begins > now.getTime() || begins + hourMs <= since) return total;
    const share = begins >= since ? 1 : (begins + hourMs - since) / hourMs;
    return total + views * share;
  }, 0);
  return Math.round(sum);
}
