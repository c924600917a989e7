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

/** Of all bytes, those for "nothing here", "gone" and "over there". */
const SHARE_OF_THE_REST = 1 / 16;

/**
 * Pages by their address, within a bound of bytes; those that nobody reads leave first. What is no page has a share of its
 * own: there are as many addresses for it as anybody can guess, and those must push out no page. Tags find them.
 */
export function createKeptPages(maxBytes: number) {
  const addressesByTag = new Map<string, Set<string>>();
  const restBytes = Math.max(Math.floor(maxBytes * SHARE_OF_THE_REST), 1);
  const pages = createStore(Math.max(maxBytes - restBytes, 1));
  const rest = createStore(restBytes);

  function createStore(maxSize: number): LRUCache<string, KeptPage> {
    return new LRUCache({
      maxSize,
      sizeCalculation: ({ page }, address) => weightOf(page, address),
      dispose({ page }, address) {
        for (const tag of page.tags) {
          const addresses = addressesByTag.get(tag);
          addresses?.delete(address);
          if (addresses?.size === 0) addressesByTag.delete(tag);
        }
      },
    });
  }

  return {
    /** To be read now. */
    get: (address: string) => pages.get(address) ?? rest.get(address),
    /** To be looked at only. */
    peek: (address: string) => pages.peek(address) ?? rest.peek(address),
    put(address: string, kept: KeptPage): void {
      const [store, other] = kept.page.status === 200 ? [pages, rest] : [rest, pages];
      other.delete(address);
      store.set(address, kept);
      // A page that weighs more than all memory was not taken.
      if (!store.has(address)) return;
      for (const tag of kept.page.tags) {
        const addresses = addressesByTag.get(tag) ?? new Set();
        addressesByTag.set(tag, addresses.add(address));
      }
    },
    drop(address: string): void {
      pages.delete(address);
      rest.delete(address);
    },
    addressesOf: (tags: Iterable<string>): Set<string> => {
      const found = new Set<string>();
      for (const tag of tags) for (const address of addressesByTag.get(tag) ?? []) found.add(address);
      return found;
    },
    all: (): [string, KeptPage][] => [...pages.entries(), ...rest.entries()],
    count: () => pages.size + rest.size,
    bytes: () => pages.calculatedSize + rest.calculatedSize,
  };
}
