/** For so long an error that was logged is counted instead of logged again. */
const FOLD_MS = 60_000;
/** Different errors that are remembered; beyond that all are logged again. */
const MOST_KEPT = 500;

type Known = { readonly until: number; count: number };

/**
 * Says of an error, by its message and kind, whether to log it: null while the same one was logged in the last minute, otherwise how
 * many of it were left out since. An outage of the database fails every request alike; the log names each fault once a minute.
 */
export function createFolding(now: () => number): (key: string) => { readonly leftOut: number } | null {
  const known = new Map<string, Known>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined && now() < before.until) {
      before.count += 1;
      return null;
    }
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { until: now() + FOLD_MS, count: 0 });
    return { leftOut: before?.count ?? 0 };
  };
}
