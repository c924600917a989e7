import { LRUCache } from 'lru-cache';
import type { Storage } from './storage.ts';

/** Some two megabytes of memory. */
const MOST_KEYS = 20_000;

/**
 * The same storage, asked only once how many bytes there are by a key: what stands by one is written once and stays. A feed
 * tells the weight of thirty photos, each of which would otherwise be a question to the bucket whenever the feed is made.
 */
export function rememberingSizes(storage: Storage): Storage {
  const sizes = new LRUCache<string, number>({ max: MOST_KEYS });
  return {
    ...storage,
    async put(key, bytes) {
      await storage.put(key, bytes);
      sizes.set(key, bytes.byteLength);
    },
    async sizeOf(key) {
      const known = sizes.get(key) ?? (await storage.sizeOf(key));
      // What is not there yet may come, also by another process.
      if (known !== null) sizes.set(key, known);
      return known;
    },
  };
}
