import { sha256 } from '../text/hash.ts';

/**
 * LRU cache of authorization headers whose token was valid recently. Admission control does not count their
 * requests as anonymous.
 */
export type RecentTokenCache = {
  has(authorization: string): boolean;
  add(authorization: string): void;
  /** Removes a token that is no longer valid. */
  forget(authorization: string): void;
};

/** More than any newsroom has. The least recently used are evicted. */
const MAX_TOKENS = 1_000;

// Shared by all instances of this module in a production build: Next's routes write, admission control reads.
const key = Symbol.for('toasoan.known-tokens');
const shared = globalThis as { [key]?: RecentTokenCache };

shared[key] ??= createRecentTokenCache(MAX_TOKENS);
export const recentTokens: RecentTokenCache = shared[key];

/** Creates a cache of at most `most` tokens, stored as hashes. */
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
