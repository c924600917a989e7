/**
 * Shared query cache: results that many pages use, such as site settings, memoized across renders until
 * invalidated.
 */
export type SharedQueryCache = {
  /** What `read` finds, or has found since its `tag` last changed. A page that shows it bears the tag. */
  read<T>(tag: string, read: () => Promise<T>): Promise<T>;
  /** The same of what any change may change, until there is one, or what was found `isOver` by itself. */
  memoUntilInvalidated<T>(name: string, read: () => Promise<T>, isOver: (found: T) => boolean): Promise<T>;
  /** What bears one of these tags has changed. */
  invalidate(tags: Iterable<string>): void;
  /** Nobody knows what has changed. */
  invalidateAll(): void;
};

/** As for a page: a change without a notification is visible after this time. */
const MAX_TTL_MS = 60_000;

type Found = { readonly value: Promise<unknown>; readonly readAt: number };

/**
 * Keeps what was found by its tag. It is as right as a page that was made at the same time: whoever made one of what was
 * read before a change hears of that change, bears its tag and is made anew.
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
    // The next one tries again.
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
