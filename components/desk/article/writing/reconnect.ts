/** How long after a loss the line is tried again, and after each try that failed; in milliseconds. */
const backoffMs = [1_000, 2_000, 4_000, 8_000];

export type Reconnect = {
  /** Tries again in a while, in a longer one each time, and not before `leastMs` milliseconds. */
  readonly later: (leastMs?: number) => void;
  /** Tries at once, if a try is due later. */
  readonly now: () => void;
  /** It has worked: the next loss begins with the shortest wait. */
  readonly worked: () => void;
  readonly stop: () => void;
};

/**
 * When to take a lost line up again: ever later, and at once when the browser finds the net again or somebody looks
 * at the page. Many writers who lost the server in the same moment don't come back in the same moment.
 */
export function createReconnect(go: () => void): Reconnect {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function due(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    go();
  }

  function now(): void {
    if (timer !== null) due();
  }

  const onLook = () => {
    if (document.visibilityState === 'visible') now();
  };
  window.addEventListener('online', now);
  window.addEventListener('focus', now);
  document.addEventListener('visibilitychange', onLook);
  return {
    later(leastMs = 0) {
      if (timer !== null) clearTimeout(timer);
      const waitMs = backoffMs[Math.min(tries, backoffMs.length - 1)] ?? 0;
      tries += 1;
      timer = setTimeout(due, Math.max(leastMs, waitMs * (0.75 + Math.random() / 2)));
    },
    now,
    worked() {
      tries = 0;
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      window.removeEventListener('online', now);
      window.removeEventListener('focus', now);
      document.removeEventListener('visibilitychange', onLook);
    },
  };
}
