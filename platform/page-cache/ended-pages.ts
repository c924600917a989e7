import { LRUCache } from 'lru-cache';

/** As many addresses as all pages of a busy hour have; some hundred kilobytes. */
const MOST = 2_000;

/**
 * At which addresses a page stood that was taken out, and none has been made since: nobody has made them up. Nothing of the
 * pages themselves.
 */
export function createEndedPages() {
  const addresses = new LRUCache<string, true>({ max: MOST });
  return {
    add: (address: string) => void addresses.set(address, true),
    has: (address: string) => addresses.has(address),
    /** There is something again, or it is known that there is nothing. */
    forget: (address: string) => void addresses.delete(address),
  };
}
