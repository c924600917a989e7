/** Counts attempts by key in a sliding window, in the memory of this process. */
export type RateLimit = {
  /** Consumes an attempt. False if the key has none left. A rejected attempt does not extend the window. */
  readonly consume: (key: string, nowMs: number) => boolean;
  /** Resets the attempts of a key after a success. */
  readonly reset: (key: string) => void;
  /** Refunds the newest attempt after a success. */
  readonly refund: (key: string) => void;
};

/** Above this limit the oldest keys are evicted, so that made-up keys cannot fill the memory. */
const maxKeys = 10_000;

/** Allows `limit` attempts per key in `windowMs` milliseconds. */
export function createRateLimit({ limit, windowMs }: { limit: number; windowMs: number }): RateLimit {
  const tries = new Map<string, number[]>();
  /** An attempt in the future was counted before the clock was set back. */
  const isWithin = (at: number, nowMs: number) => Math.abs(nowMs - at) < windowMs;
  return {
    consume(key, nowMs) {
      const recent = (tries.get(key) ?? []).filter((at) => isWithin(at, nowMs));
      if (recent.length >= limit) return false;
      tries.delete(key);
      tries.set(key, [...recent, nowMs]);
      const oldest = tries.size > maxKeys ? tries.keys().next().value : undefined;
      if (oldest !== undefined) tries.delete(oldest);
      return true;
    },
    reset(key) {
      tries.delete(key);
    },
    refund(key) {
      tries.get(key)?.pop();
    },
  };
}
