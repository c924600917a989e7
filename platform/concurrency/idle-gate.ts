import { setTimeout as sleep } from 'node:timers/promises';

/** Lets background work wait for foreground work. */
export type IdleGate = {
  /** Counts `work` as foreground work while it runs. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no foreground work is running, or after `longestMs`. */
  waitUntilIdle(longestMs: number): Promise<void>;
};

/**
 * An idle gate. On one CPU background work would delay foreground work, so it waits here until the process
 * is idle.
 */
export function createIdleGate(): IdleGate {
  let present = 0;
  let free: PromiseWithResolvers<void> | null = null;
  return {
    async track(work) {
      present += 1;
      try {
        return await work();
      } finally {
        present -= 1;
        if (present === 0) {
          free?.resolve();
          free = null;
        }
      }
    },
    async waitUntilIdle(longestMs) {
      if (present === 0) return;
      free ??= Promise.withResolvers<void>();
      const enough = new AbortController();
      await Promise.race([free.promise, sleep(longestMs, null, { signal: enough.signal }).catch(() => {})]);
      enough.abort();
    },
  };
}
