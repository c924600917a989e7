/** Loads objects by id, in batches and each only once. */
export type BatchLoader<T> = {
  load(id: string): Promise<T | null>;
  /** Adds an object that is already loaded. */
  know(thing: T): void;
};

/** Creates a loader over a function that loads many. Failed loads are retried on the next request. */
export function batchLoader<T extends { readonly id: string }>(
  readMany: (ids: readonly string[]) => Promise<readonly T[]>,
): BatchLoader<T> {
  const known = new Map<string, Promise<T | null>>();
  let waiting: string[] = [];
  let batch: Promise<ReadonlyMap<string, T>> | null = null;

  function nextBatch(): Promise<ReadonlyMap<string, T>> {
    batch ??= Promise.resolve().then(async () => {
      const ids = waiting;
      waiting = [];
      batch = null;
      try {
        return new Map((await readMany(ids)).map((thing) => [thing.id, thing]));
      } catch (error) {
        for (const id of ids) known.delete(id);
        throw error;
      }
    });
    return batch;
  }

  return {
    load(id) {
      const before = known.get(id);
      if (before) return before;
      waiting.push(id);
      const thing = nextBatch().then((things) => things.get(id) ?? null);
      known.set(id, thing);
      return thing;
    },
    know(thing) {
      known.set(thing.id, Promise.resolve(thing));
    },
  };
}
