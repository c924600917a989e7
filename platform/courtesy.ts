import { setTimeout as sleep } from 'node:timers/promises';

/** Who is waited for, and those that can wait. */
export type Courtesy = {
  /** Somebody waits for `work`. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves as soon as nobody waits, or after `longestMs`. */
  giveWay(longestMs: number): Promise<void>;
};

/** On one processor what nobody waits for delays what somebody waits for; here the former learns of the latter. */
export function createCourtesy(): Courtesy {
  let present = 0;
  let free: PromiseWithResolvers<void> | null = null;
  return {
    async during(work) {
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
    async giveWay(longestMs) {
      if (present === 0) return;
      free ??= Promise.withResolvers<void>();
      const enough = new AbortController();
      await Promise.race([free.promise, sleep(longestMs, null, { signal: enough.signal }).catch(() => {})]);
      enough.abort();
    },
  };
}
