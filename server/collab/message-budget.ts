import type { ConnectionLimits, TokenBucket } from '#core/working-copy/connection-limits.ts';

/** The remaining budget of one connection. */
export type MessageBudget = {
  /** Consumes the bytes of a message. False if the budget is exhausted. */
  readonly take: (bytes: number, nowMs: number) => boolean;
};

/** Token buckets for bytes and messages, each full at the start and refilled every second. */
export function createMessageBudget(
  { bytes, messages }: Pick<ConnectionLimits, 'bytes' | 'messages'>,
  nowMs: number,
): MessageBudget {
  const [ofBytes, ofMessages] = [createBucket(bytes, nowMs), createBucket(messages, nowMs)];
  return {
    take: (size, at) => ofBytes(size, at) && ofMessages(1, at),
  };
}

function createBucket(
  { burst, perSecond }: TokenBucket,
  nowMs: number,
): (amount: number, nowMs: number) => boolean {
  let left = burst;
  let filledAt = nowMs;
  return (amount, at) => {
    left = Math.min(burst, left + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (amount > left) return false;
    left -= amount;
    return true;
  };
}
