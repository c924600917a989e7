/**
 * Shared query cache: results that many pages use, such as site settings, memoized across renders until
 * invalidated.
 */
export type SharedQueryCache = {
  /**
   * Returns the result of `read`, memoized until its `tag` is invalidated. A page that shows the result has
   * the tag.
   */
  read<T>(tag: string, read: () => Promise<T>): Promise<T>;
  /**
   * The same for data that any change may affect: memoized until any invalidation, or until it `isOver` by
   * itself.
   */
  memoUntilInvalidated<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean): Promise<T>;
  /** Drops results with one of these tags, and those that any change may affect. */
  invalidate(tags: Iterable<string>): void;
  /** Drops everything, after missed invalidations. */
  invalidateAll(): void;
};

/** As for a page: a change without a notification is visible after this time. */
const MAX_TTL_MS = 60_000;

type Found = { readonly value: Promise<unknown>; readonly readAt: number };

/**
 * Memoizes query results by cache tag. A memoized result is as fresh as a page rendered at the same time. A
 * page that used an older result has its tag and is invalidated by the same change.
 */
export function createSharedQueryCache(now: () => number): SharedQueryCache {
  const byTag = new Map<string, Found>();
  const untilChange = new Map<string, Found>();

  function keep<T>(found: Map<string, Found>, key: string, read: () => Promise<T>): Promise<T> {
    const known = found.get(key);
    if (known !== undefined && now() < known.readAt + MAX_TTL_MS) return known.value as Promise<T>;
    const value = read();
    const entry = { value, readAt: now() };
    found.set(key, entry);
    // A failed query is not memoized.
    value.catch(() => {
      if (found.get(key) === entry) found.delete(key);
    });
    return value;
  }

  return {
    read: (tag, read) => keep(byTag, tag, read),
    async memoUntilInvalidated(name, read, isOver) {
      const asked = keep(untilChange, name, read);
      const found = await asked;
      if (!isOver(found)) return found;
      if (untilChange.get(name)?.value === asked) untilChange.delete(name);
      return keep(untilChange, name, read);
    },
    invalidate(tags) {
      for (const tag of tags) byTag.delete(tag);
      untilChange.clear();
    },
    invalidateAll() {
      byTag.clear();
      untilChange.clear();
    },
  };
}
