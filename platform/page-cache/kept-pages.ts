import { LRUCache } from 'lru-cache';
import { type CachedPage, weightOf } from './cached-page.ts';
import type { Knowledge } from './freshness.ts';

/** A page in memory with what is known of it. */
export type KeptPage = { -readonly [Name in keyof Knowledge]: Knowledge[Name] } & {
  readonly page: CachedPage;
  /** When it was put here, and when somebody last read it. */
  readonly keptAt: number;
  readAt: number;
};

export type KeptPages = ReturnType<typeof createKeptPages>;

/** Pages by their address, within a bound of bytes; those that nobody reads leave first. Tags find them. */
export function createKeptPages(maxBytes: number) {
  const addressesByTag = new Map<string, Set<string>>();
  const pages = new LRUCache<string, KeptPage>({
    maxSize: maxBytes,
    sizeCalculation: ({ page }, address) => weightOf(page, address),
    dispose({ page }, address) {
      for (const tag of page.tags) {
        const addresses = addressesByTag.get(tag);
        addresses?.delete(address);
        if (addresses?.size === 0) addressesByTag.delete(tag);
      }
    },
  });

  return {
    /** To be read now. */
    get: (address: string) => pages.get(address),
    /** To be looked at only. */
    peek: (address: string) => pages.peek(address),
    put(address: string, kept: KeptPage): void {
      pages.set(address, kept);
      // A page that weighs more than all memory was not taken.
      if (!pages.has(address)) return;
      for (const tag of kept.page.tags) {
        const addresses = addressesByTag.get(tag) ?? new Set();
        addressesByTag.set(tag, addresses.add(address));
      }
    },
    drop: (address: string) => pages.delete(address),
    addressesOf: (tags: Iterable<string>): Set<string> => {
      const found = new Set<string>();
      for (const tag of tags) for (const address of addressesByTag.get(tag) ?? []) found.add(address);
      return found;
    },
    all: (): Iterable<[string, KeptPage]> => pages.entries(),
    count: () => pages.size,
    bytes: () => pages.calculatedSize,
  };
}
