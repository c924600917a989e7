const minuteMs = 60_000;

/** How long after each failed try the next one comes: a short outage is waited out, a day of silence is the end. */
const WAITS_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * minuteMs);

/** So many tries in a row that a webhook did not answer, over all its deliveries, are enough to disable it (`isForsaken`). */
export const webhookFailuresMax = 20;

/** When the next try is due after `attempts` failed ones; null when there is none. */
export function nextTryAt(attempts: number, now: Date): Date | null {
  const waitMs = WAITS_MS[attempts - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

/**
 * Whether a webhook is let be: it has not answered for as long as a delivery is tried. Many tries alone say little, for what
 * happens at a busy desk while a receiver restarts is tried within that minute.
 */
export function isForsaken({ dueAt, failuresInRow }: { dueAt: Date | null; failuresInRow: number }): boolean {
  return dueAt === null && failuresInRow >= webhookFailuresMax;
}
