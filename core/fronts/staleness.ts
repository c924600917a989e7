import { type QuietHours, quietUntil } from '../i18n/quiet-hours.ts';

/** A front is out of date after this many hours without a change (0: never). Quiet hours do not count. */
export type StaleAfter = {
  readonly hours: number;
  /**
   * Hours of the site's time zone, 0 to 23. The quiet hours may span midnight; equal hours mean no quiet
   * hours.
   */
  readonly quietFrom: number;
  readonly quietTo: number;
};

const hourMs = 3_600_000;

/**
 * When a front last changed at `changedAt` becomes out of date; null for never. Quiet hours in between
 * restart the interval at their end, so that editors have all of it in the morning.
 */
export function staleAt(
  changedAt: Date,
  { hours, quietFrom, quietTo }: StaleAfter,
  timeZone: string,
): Date | null {
  if (hours === 0) return null;
  const quiet = { from: clock(quietFrom), to: clock(quietTo) };
  let from = quietUntil(changedAt, quiet, timeZone) ?? changedAt;
  for (;;) {
    const due = new Date(from.getTime() + hours * hourMs);
    const morning = firstQuietEnd(from, due, { quiet, timeZone });
    if (morning === null) return due;
    from = morning;
    // The day between quiet hours is shorter than the interval, so the front is never out of date.
    if (from.getTime() - changedAt.getTime() > 7 * 24 * hourMs) return null;
  }
}

/**
 * The end of the first quiet hours that begin after `from` and not after `due`, searched in steps of 15
 * minutes.
 */
function firstQuietEnd(
  from: Date,
  due: Date,
  { quiet, timeZone }: { quiet: QuietHours; timeZone: string },
): Date | null {
  for (let at = from.getTime(); at <= due.getTime(); at += hourMs / 4) {
    const end = quietUntil(new Date(at), quiet, timeZone);
    if (end !== null) return end;
  }
  return quietUntil(due, quiet, timeZone);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
