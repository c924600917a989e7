/** A repeated error is counted instead of logged within this time. */
const DEDUPE_MS = 60_000;
/** Different errors that are remembered. */
const MAX_ERRORS = 500;

type Known = { readonly until: number; count: number };

/**
 * Says of an error, by its message and kind, whether to log it: null while the same one was logged in the last minute, otherwise how
 * many of it were left out since. An outage of the database fails every request alike; the log names each fault once a minute.
 */
export function createErrorDeduper(now: () => number): (key: string) => { readonly leftOut: number } | null {
  const known = new Map<string, Known>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined && now() < before.until) {
      before.count += 1;
      return null;
    }
    if (known.size >= MAX_ERRORS) known.clear();
    known.set(key, { until: now() + DEDUPE_MS, count: 0 });
    return { leftOut: before?.count ?? 0 };
  };
}
