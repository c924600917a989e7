import { addressForLog } from '#core/urls.ts';
import type { Logger } from '../logger.ts';
import { packedPage } from './cached-page.ts';
import type { KeptPage, KeptPages } from './kept-pages.ts';

/** A page that is still there after this, and was read again, will be worth it. */
const STAYS_AFTER_MS = 5_000;
const LOOK_EVERY_MS = 500;

/** Compresses pages that stay as well as can be, later, one after another, beside the thread that answers. */
export function createPackingLine(input: { pages: KeptPages; now: () => number; log: Logger }): {
  add(address: string, kept: KeptPage): void;
  stop(): void;
} {
  const { pages, now, log } = input;
  const line: { readonly address: string; readonly etag: string; readonly keptAt: number }[] = [];
  let isPacking = false;

  /** What was kept later than now, was kept before the clock was set back. */
  const hasStayed = (keptAt: number) => keptAt <= now() - STAYS_AFTER_MS || keptAt > now();

  async function look(): Promise<void> {
    if (isPacking) return;
    isPacking = true;
    for (let next = line[0]; next && hasStayed(next.keptAt); next = line[0]) {
      line.shift();
      await pack(next).catch((error: unknown) =>
        log.warn({ err: error, url: addressForLog(next?.address ?? '') }, 'a page could not be packed'),
      );
    }
    isPacking = false;
  }

  async function pack({ address, etag }: { address: string; etag: string }): Promise<void> {
    const kept = keptAs(address, etag);
    if (kept === null || kept.page.isPacked || kept.readAt === kept.keptAt) return;
    const { gzip, brotli, isPacked } = await packedPage(kept.page);
    // Or dropped, or made anew, while it was packed.
    const still = keptAs(address, etag);
    if (still !== null) pages.put(address, { ...still, page: { ...still.page, gzip, brotli, isPacked } });
  }

  /** What is kept at an address, if it has the same words still. */
  function keptAs(address: string, etag: string): KeptPage | null {
    const kept = pages.peek(address);
    return kept?.page.etag === etag ? kept : null;
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    add(address, kept) {
      if (!kept.page.isPacked) line.push({ address, etag: kept.page.etag, keptAt: kept.keptAt });
    },
    stop: () => clearInterval(timer),
  };
}
