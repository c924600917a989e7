/** What was read longer ago than this says nothing of what is read now. */
export const readWindowHours = 24;
/** A read counts half after this time, a quarter after twice as much: the list turns over in a morning. */
export const readHalfLifeHours = 6;

const hourMs = 3_600_000;

/** The hour in which a moment lies, by its beginning. Hours are those of UTC; every zone of a whole hour has the same. */
export function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / hourMs) * hourMs);
}

/**
 * What a read in each hour of the window counts at `now`, the newest hour first: 1 in the hour that is running, halved every
 * `readHalfLifeHours`. The decay is exponential (forward decay, Cormode et al. 2009), so between two stories only new reads
 * change the order, and the passing of time does not.
 */
export function hourWeights(now: Date): { readonly hour: Date; readonly weight: number }[] {
  const newest = hourOf(now).getTime();
  return Array.from({ length: readWindowHours }, (_, age) => ({
    hour: new Date(newest - age * hourMs),
    weight: 0.5 ** (age / readHalfLifeHours),
  }));
}

/** How often a story was read in each hour. */
export type HourOfReads = { readonly hour: Date; readonly reads: number };

/**
 * Reads within the last so many hours. Counts are kept by the hour, so of the oldest hour, which the window cuts, the share
 * is taken that lies in it; the sum is rounded to a whole number.
 */
export function readsWithin(
  counts: readonly HourOfReads[],
  { hours, now }: { hours: number; now: Date },
): number {
  const since = now.getTime() - hours * hourMs;
  const sum = counts.reduce((total, { hour, reads }) => {
    const begins = hour.getTime();
    if (begins > now.getTime() || begins + hourMs <= since) return total;
    const share = begins >= since ? 1 : (begins + hourMs - since) / hourMs;
    return total + reads * share;
  }, 0);
  return Math.round(sum);
}
