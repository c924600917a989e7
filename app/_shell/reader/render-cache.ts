import { AsyncLocalStorage } from 'node:async_hooks';
import { cache } from 'react';

type Found = Map<unknown, Map<string, unknown>>;

const making = new AsyncLocalStorage<Found>();

/** Runs a render in which functions wrapped by `cachedForRender` load once. */
export function withRenderCache<T>(make: () => T): T {
  return making.run(new Map(), make);
}

/** Whether the current render is ours and not Next's. */
export function isStandaloneRender(): boolean {
  return making.getStore() !== undefined;
}

/**
 * Memoizes a query within one render, because metadata and page both need it. React's `cache` does that in
 * Next's renders, but not in ours.
 */
export function cachedForRender<Asked extends readonly (string | number | undefined)[], Result>(
  read: (...asked: Asked) => Result,
): (...asked: Asked) => Result {
  const onceInNext = cache(read);
  return (...asked) => {
    const found = making.getStore();
    if (found === undefined) return onceInNext(...asked);
    const answers = found.get(read) ?? new Map<string, unknown>();
    found.set(read, answers);
    const key = JSON.stringify(asked);
    if (!answers.has(key)) answers.set(key, read(...asked));
    return answers.get(key) as Result;
  };
}
