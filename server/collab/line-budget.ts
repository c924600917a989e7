import type { Flow, LineLimits } from '#core/working-copy/line-limits.ts';

/** How much one line may still carry. */
export type LineBudget = {
  /** Takes a message of this size out of it; false where it has not that much left. */
  readonly take: (bytes: number, nowMs: number) => boolean;
};

/** Bytes and messages, each a bucket that begins full and fills up again by the second. */
export function createLineBudget(
  { bytes, messages }: Pick<LineLimits, 'bytes' | 'messages'>,
  nowMs: number,
): LineBudget {
  const [ofBytes, ofMessages] = [createBucket(bytes, nowMs), createBucket(messages, nowMs)];
  return {
    take: (size, at) => ofBytes(size, at) && ofMessages(1, at),
  };
}

function createBucket({ atOnce, aSecond }: Flow, nowMs: number): (amount: number, nowMs: number) => boolean {
  let left = atOnce;
  let filledAt = nowMs;
  return (amount, at) => {
    left = Math.min(atOnce, left + ((at - filledAt) / 1_000) * aSecond);
    filledAt = at;
    if (amount > left) return false;
    left -= amount;
    return true;
  };
}
