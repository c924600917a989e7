import { sha256 } from './hash.ts';

/** Headers that named a token which holds; whoever sends one of them is no stranger at the door. */
export type KnownTokens = {
  has(authorization: string): boolean;
  add(authorization: string): void;
  /** It holds no longer. */
  forget(authorization: string): void;
};

/** More than any newsroom has; beyond them those that were not seen for longest are strangers once more. */
const MOST = 1_000;

// One for the process, whatever number of times this module is loaded: what Next's routes learn, the door before them reads.
const key = Symbol.for('toasoan.known-tokens');
const shared = globalThis as { [key]?: KnownTokens };

shared[key] ??= createKnownTokens(MOST);
export const knownTokens: KnownTokens = shared[key];

/** Keeps at most `most`, as hashes. */
export function createKnownTokens(most: number): KnownTokens {
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
