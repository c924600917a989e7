/** A repeated error is counted instead of logged within this time. */
const DEDUPE_MS = 60_000;
/** Different errors that are remembered. */
const MAX_ERRORS = 500;

type Known = { readonly until: number; count: number };

/**
 * Deduplicates errors by message and kind. Returns null if the same error was logged in the last minute,
 * otherwise the number of omitted ones. A database outage fails all requests with the same error; the log
 * shows each error once a minute.
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
