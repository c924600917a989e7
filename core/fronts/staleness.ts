import { type QuietHours, quietUntil } from '../i18n/quiet-hours.ts';

/** How old a front may become: after so many hours without a change (0: never), which do not count at night. */
export type StaleAfter = {
  readonly hours: number;
  /** Hours of the site's clock, 0 to 23; the night may go over midnight, and equal hours mean that there is none. */
  readonly quietFrom: number;
  readonly quietTo: number;
};

const hourMs = 3_600_000;

/**
 * When a front that changed last at `changedAt` becomes old if nothing changes; null where it never does. A night in
 * between counts as a change at its end: whoever comes in the morning has the whole time.
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
    const morning = firstQuietEnd(from, due, quiet, timeZone);
    if (morning === null) return due;
    from = morning;
    // Nights that leave no day long enough: then the front is never old.
    if (from.getTime() - changedAt.getTime() > 7 * 24 * hourMs) return null;
  }
}

/** The end of the first night that begins after `from` and not after `due`; looked for by the quarter of an hour. */
function firstQuietEnd(from: Date, due: Date, quiet: QuietHours, timeZone: string): Date | null {
  for (let at = from.getTime(); at <= due.getTime(); at += hourMs / 4) {
    const end = quietUntil(new Date(at), quiet, timeZone);
    if (end !== null) return end;
  }
  return quietUntil(due, quiet, timeZone);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
