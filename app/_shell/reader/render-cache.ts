import { AsyncLocalStorage } from 'node:async_hooks';
import { cache } from 'react';

type Found = Map<unknown, Map<string, unknown>>;

const making = new AsyncLocalStorage<Found>();

/** Makes a page within which whatever is wrapped by `cachedForRender` is read once. */
export function withRenderCache<T>(make: () => T): T {
  return making.run(new Map(), make);
}

/** Whether the page that is being made is ours to make, and not Next's. */
export function isStandaloneRender(): boolean {
  return making.getStore() !== undefined;
}

/**
 * A reading that the head of a page and the page itself both ask for, done once for both. React's `cache` does that where
 * Next makes the page, and nothing where we do.
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
