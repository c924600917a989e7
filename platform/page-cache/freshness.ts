/** What is known of a page that is kept, in milliseconds on the site's clock. */
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
 * `right`: answers. `outdated`: answers while a newer one is being made. `last-good`: answers where a newer one cannot
 * be made, as when the database is gone, or so many are wanted at once. `over`: never answers again.
 */
export type Standing = 'right' | 'outdated' | 'last-good' | 'over';

/** A making that takes longer than this is not worth reading something old for. */
export const OUTDATED_FOR_MS = 10_000;
/** For as long a page that cannot be made anew is better than none: the restart of a database, a failover. */
export const LAST_GOOD_FOR_MS = 300_000;

/**
 * What a kept page is good for now. While changes are not heard, none that is not surely right answers untried; nor does one that a
 * moment of its own has made old, for that moment was promised.
 */
export function standingOf(
  page: Knowledge,
  { now, isInformed }: { now: number; isInformed: boolean },
): Standing {
  const { freshUntil, changesAt, endsAt, changedAt, doubtedAt } = page;
  if (now >= endsAt) return 'over';
  if (changedAt === null && doubtedAt === null && now < freshUntil) return 'right';
  const since = Math.min(
    freshUntil,
    changedAt ?? Number.POSITIVE_INFINITY,
    doubtedAt ?? Number.POSITIVE_INFINITY,
  );
  if (now >= since + LAST_GOOD_FOR_MS) return 'over';
  const isSure = isInformed && doubtedAt === null && now < changesAt;
  return isSure && now < since + OUTDATED_FOR_MS ? 'outdated' : 'last-good';
}
