import type { Logger } from '../logger.ts';

/** A page that somebody read within this time is being read. */
const READ_LATELY_MS = 30_000;
/** Readers who wait for a page that is not there come first: the line leaves them most of the machine. */
const AT_ONCE = 2;
/** A change in a large section stands on thousands of pages; beyond these, whoever reads one has it made. */
const MOST_OF_A_CHANGE = 60;

/** Makes changed pages anew at once, those that were read last first, without anybody asking. */
export function createRefillLine(input: { refill: (address: string) => Promise<void>; log: Logger }): {
  add(changed: readonly { readonly address: string; readonly readAt: number }[], now: number): void;
} {
  const { refill, log } = input;
  const waiting = new Map<string, number>();
  let running = 0;

  async function work(): Promise<void> {
    running += 1;
    for (let address = lastReadOf(waiting); address !== null; address = lastReadOf(waiting)) {
      waiting.delete(address);
      await refill(address).catch((error: unknown) =>
        log.warn({ err: error, url: address }, 'a changed page could not be made at once'),
      );
    }
    running -= 1;
  }

  return {
    add(changed, now) {
      const read = changed.filter(({ readAt }) => readAt > now - READ_LATELY_MS);
      const lastRead = read.sort((a, b) => b.readAt - a.readAt).slice(0, MOST_OF_A_CHANGE);
      for (const { address, readAt } of lastRead) waiting.set(address, readAt);
      // One commit tells of several changes: all are heard first, or what is begun now would be made once more.
      setImmediate(() => {
        while (running < AT_ONCE && waiting.size > 0) void work();
      });
    },
  };
}

function lastReadOf(waiting: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let bestAt = Number.NEGATIVE_INFINITY;
  for (const [address, readAt] of waiting) {
    if (readAt > bestAt) [best, bestAt] = [address, readAt];
  }
  return best;
}
