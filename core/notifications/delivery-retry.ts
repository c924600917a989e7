const minuteMs = 60_000;

/** The delays before each retry: they outlast a short outage and give up after about a day. */
const WAITS_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * minuteMs);

/** After this many failures in a row over all deliveries, a webhook may be disabled (`isForsaken`). */
export const webhookFailuresMax = 20;

/** When the next attempt is due after `attempts` failures; null if there is none. */
export function nextTryAt(attempts: number, now: Date): Date | null {
  const waitMs = WAITS_MS[attempts - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

/**
 * Whether a webhook is disabled: a delivery ran out of retries and the last attempts all failed. Many
 * failures alone are not enough, because a busy desk can cause them within the minute of a receiver's
 * restart.
 */
export function isForsaken({ dueAt, failuresInRow }: { dueAt: Date | null; failuresInRow: number }): boolean {
  return dueAt === null && failuresInRow >= webhookFailuresMax;
}
