const minuteMs = 60_000;

/** How long after each failed try the next one comes: a short outage is waited out, a day of silence is the end. */
const WAITS_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * minuteMs);

/** So many tries in a row that a webhook did not answer, over all its deliveries, and it is disabled. */
export const webhookFailuresMax = 20;

/** When the next try is due after `attempts` failed ones; null when there is none. */
export function nextTryAt(attempts: number, now: Date): Date | null {
  const waitMs = WAITS_MS[attempts - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}
