/** Something of the program that is not shipped with the page: it comes when it is needed, or a little earlier. */
export type Late<T> = {
  /** Null until it is here. */
  readonly now: () => T | null;
  /** Brings it in; null where it can't be had, as on a train, and then it may be asked for again. */
  readonly prepare: () => Promise<T | null>;
};

export function late<T>(load: () => Promise<T>): Late<T> {
  let here: T | null = null;
  let coming: Promise<T | null> | null = null;
  return {
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
}
