import { LRUCache } from 'lru-cache';
import type { Storage } from './storage.ts';

/** About two megabytes of memory. */
const MAX_KEYS = 20_000;

/** Wraps a storage so that object sizes are cached. Objects are immutable. */
export function withCachedSizes(storage: Storage): Storage {
  const sizes = new LRUCache<string, number>({ max: MAX_KEYS });
  return {
    ...storage,
    async put(key, bytes) {
      await storage.put(key, bytes);
      sizes.set(key, bytes.byteLength);
    },
    async sizeOf(key) {
      const known = sizes.get(key) ?? (await storage.sizeOf(key));
      // A missing object is not cached: another process may create it.
      if (known !== null) sizes.set(key, known);
      return known;
    },
  };
}
