import type { Logger } from '../traces/logger.ts';

/** A page viewed within this time is worth revalidating. */
const RECENTLY_VIEWED_MS = 30_000;
/** Requests for pages without a copy come first, so the queue uses little of the machine. */
const MAX_CONCURRENT = 2;
/** A change in a large section affects thousands of pages. The rest revalidate on demand. */
const MAX_PER_CHANGE = 60;

/**
 * Background revalidation queue: renders changed pages again before anyone requests them, the most recently
 * viewed first.
 */
export function createRevalidationQueue(input: { refill: (address: string) => Promise<void>; log: Logger }): {
  add(changed: readonly { readonly address: string; readonly readAt: number }[], now: number): void;
} {
  const { refill, log } = input;
  const waiting = new Map<string, number>();
  let running = 0;

  async function work(): Promise<void> {
    running += 1;
    for (let address = lastReadOf(waiting); address !== null; address = lastReadOf(waiting)) {
      waiting.delete(address);
      await refill(address).catch((error: unknown) =>
        log.warn({ err: error, url: address }, 'a changed page could not be revalidated'),
      );
    }
    running -= 1;
  }

  return {
    add(changed, now) {
      const read = changed.filter(({ readAt }) => readAt > now - RECENTLY_VIEWED_MS);
      const lastRead = read.sort((a, b) => b.readAt - a.readAt).slice(0, MAX_PER_CHANGE);
      for (const { address, readAt } of lastRead) waiting.set(address, readAt);
      // One commit sends several invalidations. All are handled first, or the first renders would have to be
      // repeated.
      setImmediate(() => {
        while (running < MAX_CONCURRENT && waiting.size > 0) void work();
      });
    },
  };
}

function lastReadOf(waiting: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let bestAt = Number.NEGATIVE_INFINITY;
  for (const [address, readAt] of waiting) {
    if (readAt > bestAt) [best, bestAt] = [address, readAt];
  }
  return best;
}
