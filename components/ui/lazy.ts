/** A module that is loaded on demand, or prefetched. */
export type Lazy<T> = {
  /** Null until it is loaded. */
  readonly now: () => T | null;
  /** Loads the module. Null on failure, such as offline; a later call retries. */
  readonly prepare: () => Promise<T | null>;
};

const all: Lazy<unknown>[] = [];

/** Loads all lazy modules one after another, for a person who may soon be offline. */
export async function prepareAll(): Promise<void> {
  for (const each of all) await each.prepare();
}

export function lazy<T>(load: () => Promise<T>): Lazy<T> {
  let here: T | null = null;
  let coming: Promise<T | null> | null = null;
  const made: Lazy<T> = {
    now: () => here,
    prepare() {
      coming ??= load().then(
        (found) => {
          here = found;
          return found;
        },
        () => {
          coming = null;
          return null;
        },
      );
      return coming;
    },
  };
  all.push(made);
  return made;
}
