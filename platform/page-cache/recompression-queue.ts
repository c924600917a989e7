import { addressForLog } from '#core/urls.ts';
import type { Logger } from '../traces/logger.ts';
import { recompressed } from './cached-page.ts';
import type { PageStore, StoredPage } from './page-store.ts';

/** A page that is still cached after this time and was viewed again is worth recompressing. */
const MIN_AGE_MS = 5_000;
const POLL_MS = 500;

/**
 * Background recompression queue: recompresses long-lived pages at the highest level, one after another,
 * off the main thread.
 */
export function createRecompressionQueue(input: { pages: PageStore; now: () => number; log: Logger }): {
  add(address: string, kept: StoredPage): void;
  stop(): void;
} {
  const { pages, now, log } = input;
  const line: { readonly address: string; readonly etag: string; readonly keptAt: number }[] = [];
  let isPacking = false;

  /** A page stored in the future was stored before the clock was set back. */
  const hasStayed = (keptAt: number) => keptAt <= now() - MIN_AGE_MS || keptAt > now();

  async function look(): Promise<void> {
    if (isPacking) return;
    isPacking = true;
    for (let next = line[0]; next && hasStayed(next.keptAt); next = line[0]) {
      line.shift();
      await pack(next).catch((error: unknown) =>
        log.warn({ err: error, url: addressForLog(next?.address ?? '') }, 'a page could not be recompressed'),
      );
    }
    isPacking = false;
  }

  async function pack({ address, etag }: { address: string; etag: string }): Promise<void> {
    const kept = keptAs(address, etag);
    if (kept === null || kept.page.isRecompressed || kept.readAt === kept.keptAt) return;
    const { gzip, brotli, isRecompressed: isPacked } = await recompressed(kept.page);
    // It may have been evicted or rendered again during compression.
    const still = keptAs(address, etag);
    if (still !== null)
      pages.put(address, { ...still, page: { ...still.page, gzip, brotli, isRecompressed: isPacked } });
  }

  /** The cached page at a URL, if its content is still the same. */
  function keptAs(address: string, etag: string): StoredPage | null {
    const kept = pages.peek(address);
    return kept?.page.etag === etag ? kept : null;
  }

  const timer = setInterval(() => void look(), POLL_MS);
  timer.unref();
  return {
    add(address, kept) {
      if (!kept.page.isRecompressed) line.push({ address, etag: kept.page.etag, keptAt: kept.keptAt });
    },
    stop: () => clearInterval(timer),
  };
}
