import { LRUCache } from 'lru-cache';
import { type CachedPage, sizeOf } from './cached-page.ts';
import type { Knowledge } from './freshness.ts';

/** A cached page and its freshness data. */
export type StoredPage = { -readonly [Name in keyof Knowledge]: Knowledge[Name] } & {
  readonly page: CachedPage;
  /** When the page was last viewed. */
  readAt: number;
};

export type PageStore = ReturnType<typeof createPageStore>;

/** The share of bytes for 404, 410 and redirects. */
const NON_PAGE_SHARE = 1 / 16;

/**
 * Page store: an LRU cache bounded by bytes, indexed by cache tag. Responses that are no pages have a share
 * of their own.
 */
export function createPageStore(maxBytes: number) {
  const addressesByTag = new Map<string, Set<string>>();
  const restBytes = Math.max(Math.floor(maxBytes * NON_PAGE_SHARE), 1);
  const pages = createStore(Math.max(maxBytes - restBytes, 1));
  const rest = createStore(restBytes);

  function createStore(maxSize: number): LRUCache<string, StoredPage> {
    return new LRUCache({
      maxSize,
      sizeCalculation: ({ page }, address) => sizeOf(page, address),
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
    /** Returns a page and marks it as recently used. */
    get: (address: string) => pages.get(address) ?? rest.get(address),
    /** Returns a page without changing the LRU order. */
    peek: (address: string) => pages.peek(address) ?? rest.peek(address),
    put(address: string, kept: StoredPage): void {
      const [store, other] = kept.page.status === 200 ? [pages, rest] : [rest, pages];
      other.delete(address);
      store.set(address, kept);
      // A page larger than the store was not accepted.
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
    all: (): [string, StoredPage][] => [...pages.entries(), ...rest.entries()],
    count: () => pages.size + rest.size,
    bytes: () => pages.calculatedSize + rest.calculatedSize,
  };
}

/** As many URLs as a busy hour has pages; some hundred kilobytes. */
const MAX_EVICTED_KEYS = 2_000;

/** Recently evicted cache keys. A request for one of them is known not to be a guessed URL. */
export function createEvictedKeys() {
  const addresses = new LRUCache<string, true>({ max: MAX_EVICTED_KEYS });
  return {
    add: (address: string) => void addresses.set(address, true),
    has: (address: string) => addresses.has(address),
    /** Removes a key: it is cached again, or known not to exist. */
    forget: (address: string) => void addresses.delete(address),
  };
}
