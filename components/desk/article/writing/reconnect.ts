/** Backoff delays after a loss and after each failed attempt, in milliseconds. */
const backoffMs = [1_000, 2_000, 4_000, 8_000];

export type Reconnect = {
  /** Schedules a retry with backoff, after at least `leastMs` milliseconds. */
  readonly later: (leastMs?: number) => void;
  /** Retries at once if a retry is scheduled. */
  readonly now: () => void;
  /** The connection works, so the next loss starts with the shortest delay. */
  readonly worked: () => void;
  readonly stop: () => void;
};

/**
 * Reconnects with backoff and jitter. Retries at once when the browser is online again or the page becomes
 * visible. The jitter keeps many writers from reconnecting in the same moment.
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
