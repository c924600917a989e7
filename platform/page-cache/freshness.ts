/** Freshness data of a cached page, in milliseconds of the site clock. */
export type Knowledge = {
  /**
   * Fresh until this moment if no invalidation arrives: a fixed time, or earlier if `changesAt` comes first.
   */
  readonly freshUntil: number;
  /** Content changes by itself at this moment: a schedule, the end of an embargo. */
  readonly changesAt: number;
  /** The page must not be served after this moment: an expiry. */
  readonly endsAt: number;
  /** When the page was invalidated, or null. */
  readonly changedAt: number | null;
  /** Since when an invalidation may have been missed, or null if the listener is connected. */
  readonly doubtedAt: number | null;
};

/**
 * `fresh`: served. `stale`: served while it revalidates. `unverified`: served if a render fails, as when the
 * database is down or the limit of renders is reached. `expired`: never served again.
 */
export type Freshness = 'fresh' | 'stale' | 'unverified' | 'expired';

/** A stale page is served for this long while it revalidates. */
export const STALE_WHILE_REVALIDATE_MS = 10_000;
/** A page that fails to render is served stale for this long: a restart of the database, a failover. */
export const STALE_IF_ERROR_MS = 300_000;

/**
 * The freshness of a cached page now. While invalidations do not arrive, a page that is not fresh is
 * `unverified`. The same applies to a page whose own `changesAt` has passed, because that moment is
 * guaranteed.
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
