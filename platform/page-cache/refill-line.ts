import type { Logger } from '../logger.ts';

/** A page that somebody read within this time is being read. */
const READ_LATELY_MS = 30_000;
/** Readers who wait for a page that is not there come first: the line leaves them most of the machine. */
const AT_ONCE = 2;

/** Makes changed pages anew at once, those that were read last first, without anybody asking. */
export function createRefillLine(input: { refill: (address: string) => Promise<void>; log: Logger }): {
  add(changed: readonly { readonly address: string; readonly readAt: number }[], now: number): void;
} {
  const { refill, log } = input;
  const waiting = new Map<string, number>();
  let running = 0;

  async function work(): Promise<void> {
    running += 1;
    for (let address = lastRead(waiting); address !== null; address = lastRead(waiting)) {
      waiting.delete(address);
      await refill(address).catch((error: unknown) =>
        log.warn({ err: error, url: address }, 'a changed page could not be made at once'),
      );
    }
    running -= 1;
  }

  return {
    add(changed, now) {
      for (const { address, readAt } of changed) {
        if (readAt > now - READ_LATELY_MS) waiting.set(address, readAt);
      }
      while (running < AT_ONCE && running < waiting.size) void work();
    },
  };
}

function lastRead(waiting: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let bestAt = Number.NEGATIVE_INFINITY;
  for (const [address, readAt] of waiting) {
    if (readAt > bestAt) [best, bestAt] = [address, readAt];
  }
  return best;
}
