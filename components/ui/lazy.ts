/** Something of the program that is not shipped with the page: it comes when it is needed, or a little earlier. */
export type Lazy<T> = {
  /** Null until it is here. */
  readonly now: () => T | null;
  /** Brings it in; null where it can't be had, as on a train, and then it may be asked for again. */
  readonly prepare: () => Promise<T | null>;
};

const all: Lazy<unknown>[] = [];

/** Brings in, one after another, all that has not come yet: for whoever may soon be without a line. */
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
