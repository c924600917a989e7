/*
 * Replaces `@formatjs/fast-memoize`, of which use-intl needs one strategy for its formatters: memoize by all
 * arguments.
 */

type Kept<T> = { get(key: string): T | undefined; set(key: string, made: T): void };

export const strategies = { variadic: null };

export function memoize<Given extends readonly unknown[], T>(
  make: (...given: Given) => T,
  { cache }: { cache: { create(): Kept<T> } },
): (...given: Given) => T {
  const kept = cache.create();
  return (...given) => {
    const key = JSON.stringify(given);
    const made = kept.get(key) ?? make(...given);
    kept.set(key, made);
    return made;
  };
}
