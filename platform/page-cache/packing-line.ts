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
  const line: { readonly address: string; readonly kept: KeptPage }[] = [];
  let isPacking = false;

  async function look(): Promise<void> {
    if (isPacking) return;
    isPacking = true;
    for (let next = line[0]; next && next.kept.keptAt <= now() - STAYS_AFTER_MS; next = line[0]) {
      line.shift();
      await pack(next.address, next.kept).catch((error: unknown) =>
        log.warn({ err: error, url: next?.address }, 'a page could not be packed'),
      );
    }
    isPacking = false;
  }

  async function pack(address: string, kept: KeptPage): Promise<void> {
    if (pages.peek(address) !== kept || kept.readAt === kept.keptAt) return;
    const page = await packedPage(kept.page);
    // Dropped, or made anew, while it was packed.
    if (pages.peek(address) === kept) pages.put(address, { ...kept, page });
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    add(address, kept) {
      if (!kept.page.isPacked) line.push({ address, kept });
    },
    stop: () => clearInterval(timer),
  };
}
