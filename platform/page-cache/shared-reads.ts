/** What many pages read alike, such as the settings of the site: read once for all of them, until it changes. */
export type SharedReads = {
  /** What `read` finds, or has found since its `tag` last changed. A page that shows it bears the tag. */
  read<T>(tag: string, read: () => Promise<T>): Promise<T>;
  /** What bears one of these tags has changed. */
  forget(tags: Iterable<string>): void;
  /** Nobody knows what has changed. */
  forgetAll(): void;
};

/** As a page: what was changed by a way that tells nobody is wrong for no longer. */
const LONGEST_LIFE_MS = 60_000;

type Found = { readonly value: Promise<unknown>; readonly readAt: number };

/**
 * Keeps what was found by its tag. It is as right as a page that was made at the same time: whoever made one of what was
 * read before a change hears of that change, bears its tag and is made anew.
 */
export function createSharedReads(now: () => number): SharedReads {
  const found = new Map<string, Found>();
  return {
    read<T>(tag: string, read: () => Promise<T>) {
      const known = found.get(tag);
      if (known !== undefined && now() < known.readAt + LONGEST_LIFE_MS) return known.value as Promise<T>;
      const value = read();
      const entry = { value, readAt: now() };
      found.set(tag, entry);
      // The next one tries again.
      value.catch(() => {
        if (found.get(tag) === entry) found.delete(tag);
      });
      return value;
    },
    forget(tags) {
      for (const tag of tags) found.delete(tag);
    },
    forgetAll: () => found.clear(),
  };
}
