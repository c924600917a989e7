/** Freshness data of a cached page, in milliseconds of the site clock. */
export type Knowledge = {
  /** Until when it is right if nobody says otherwise: for a while, and no longer than until something newer is to be shown by itself. */
  readonly freshUntil: number;
  /** From then on something newer is to be shown by itself: a schedule, the end of an embargo. */
  readonly changesAt: number;
  /** From then on it is not shown, whatever happens: an expiry. */
  readonly endsAt: number;
  /** Since when something newer is to be shown; null while nobody has said so. */
  readonly changedAt: number | null;
  /** Since when a change of it may have gone unheard; null while all are heard. */
  readonly doubtedAt: number | null;
};

/**
 * `fresh`: answers. `stale`: answers while a newer one is being made. `unverified`: answers where a newer one cannot
 * be made, as when the database is gone, or so many are wanted at once. `expired`: never answers again.
 */
export type Freshness = 'fresh' | 'stale' | 'unverified' | 'expired';

/** A stale page is served for this long while it revalidates. */
export const STALE_WHILE_REVALIDATE_MS = 10_000;
/** A page that fails to render is served stale for this long: a restart of the database, a failover. */
export const STALE_IF_ERROR_MS = 300_000;

/**
 * What a kept page is good for now. While changes are not heard, none that is not surely right answers untried; nor does one that a
 * moment of its own has made old, for that moment was promised.
 */
export function freshnessOf(
  page: Knowledge,
  { now, isInformed: isSubscribed }: { now: number; isInformed: boolean },
): Freshness {
  const { freshUntil, changesAt, endsAt, changedAt, doubtedAt } = page;
  if (now >= endsAt) return 'expired';
  if (changedAt === null && doubtedAt === null && now < freshUntil) return 'fresh';
  const since = Math.min(
    freshUntil,
    changedAt ?? Number.POSITIVE_INFINITY,
    doubtedAt ?? Number.POSITIVE_INFINITY,
  );
  if (now >= since + STALE_IF_ERROR_MS) return 'expired';
  const isSure = isSubscribed && doubtedAt === null && now < changesAt;
  return isSure && now < since + STALE_WHILE_REVALIDATE_MS ? 'stale' : 'unverified';
}
