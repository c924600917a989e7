/**
 * Smaller steps are normal adjustments of the database's clock, and distort durations by no more than this.
 */
const MIN_STEP_MS = 1_000;

/**
 * A monotonic clock over one that may be set back: calls `onSetBack` when time has moved back by a second
 * or more, before the new time is used.
 */
export function monotonicClock(now: () => number, onSetBack: (at: number) => void): () => number {
  let latest = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    const isSetBack = at < latest - MIN_STEP_MS;
    latest = isSetBack ? at : Math.max(latest, at);
    if (isSetBack) onSetBack(at);
    return at;
  };
}
