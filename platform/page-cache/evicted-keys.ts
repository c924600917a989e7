import { LRUCache } from 'lru-cache';

/** As many URLs as a busy hour has pages; some hundred kilobytes. */
const MAX_KEYS = 2_000;

/** Recently evicted cache keys. A request for one of them is known not to be a guessed URL. */
export function createEvictedKeys() {
  const addresses = new LRUCache<string, true>({ max: MAX_KEYS });
  return {
    add: (address: string) => void addresses.set(address, true),
    has: (address: string) => addresses.has(address),
    /** Removes a key: it is cached again, or known not to exist. */
    forget: (address: string) => void addresses.delete(address),
  };
}
