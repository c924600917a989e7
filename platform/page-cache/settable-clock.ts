/** The database's clock is put right by less while it runs; what hangs on spans of time is wrong by no more. */
const AT_LEAST_MS = 1_000;

/** A clock that somebody may set: `onSetBack` is told of the time on it when it has gone back, before anybody hears of that time. */
export function settableClock(now: () => number, onSetBack: (at: number) => void): () => number {
  let latest = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    const isSetBack = at < latest - AT_LEAST_MS;
    latest = isSetBack ? at : Math.max(latest, at);
    if (isSetBack) onSetBack(at);
    return at;
  };
}
