import { sha256 } from '../text/hash.ts';

/**
 * LRU cache of authorization headers whose token was valid recently. Admission control does not count their
 * requests as anonymous.
 */
export type RecentTokenCache = {
  has(authorization: string): boolean;
  add(authorization: string): void;
  /** It holds no longer. */
  forget(authorization: string): void;
};

/** More than any newsroom has. The least recently used are evicted. */
const MAX_TOKENS = 1_000;

// One for the process, whatever number of times this module is loaded: what Next's routes learn, the door before them reads.
const key = Symbol.for('toasoan.known-tokens');
const shared = globalThis as { [key]?: RecentTokenCache };

shared[key] ??= createRecentTokenCache(MAX_TOKENS);
export const recentTokens: RecentTokenCache = shared[key];

/** Keeps at most `most` tokens, as hashes. */
export function createRecentTokenCache(most: number): RecentTokenCache {
  const known = new Set<string>();
  return {
    has: (authorization) => known.has(sha256(authorization)),
    add(authorization) {
      const hash = sha256(authorization);
      known.delete(hash);
      known.add(hash);
      const oldest = known.size > most ? known.values().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
    forget: (authorization) => {
      known.delete(sha256(authorization));
    },
  };
}
