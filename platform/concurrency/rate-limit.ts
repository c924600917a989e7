/** Counts tries by key within a sliding window, in the memory of this process. */
export type RateLimit = {
  /** Notes a try; false when the key has had its share. A refused try does not lengthen the wait. */
  readonly consume: (key: string, nowMs: number) => boolean;
  /** Forgets the tries of a key, after one that succeeded. */
  readonly reset: (key: string) => void;
  /** Takes the newest try back: it was none, because it succeeded. */
  readonly refund: (key: string) => void;
};

/** Beyond this many keys the oldest are forgotten, so that made-up names can't fill the memory. */
const maxKeys = 10_000;

/** At most `limit` tries of one key in `windowMs` milliseconds. */
export function createRateLimit({ limit, windowMs }: { limit: number; windowMs: number }): RateLimit {
  const tries = new Map<string, number[]>();
  /** A try that lies further ahead is of before the clock was set back. */
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
