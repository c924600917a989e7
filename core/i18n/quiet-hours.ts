import { dayMs } from '../shared/day-ms.ts';
import { fromZoned } from './from-zoned.ts';
import { type ZonedParts, zonedParts } from './zoned-parts.ts';

const hourMs = 60 * 60_000;

/** Quiet hours without notifications, in local time of the zone (`22:00`). */
export type QuietHours = { readonly from: string; readonly to: string };

/**
 * The end of the quiet hours that contain this moment; null outside quiet hours. `from` is inclusive, `to`
 * exclusive, and the hours may span midnight. In local time: when clocks change, the night is an hour shorter
 * or longer.
 */
export function quietUntil(now: Date, quiet: QuietHours | null, timeZone: string): Date | null {
  if (quiet === null || quiet.from === quiet.to) return null;
  const clock = clockOf(zonedParts(now, timeZone));
  const { from, to } = quiet;
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? clock >= from || clock < to : clock >= from && clock < to;
  if (!isQuiet) return null;
  const isTomorrow = isOverMidnight && clock >= from;
  const end = fromZoned(`${dayAt(now, timeZone, isTomorrow ? 1 : 0)}T${to}`, timeZone);
  if (end === null) return null;
  // In the hour that autumn repeats, the first of the two ends may have passed.
  return end > now ? end : new Date(end.getTime() + hourMs);
}

/** The local date `daysOn` days later, as `2026-11-25`. */
function dayAt(now: Date, timeZone: string, daysOn: number): string {
  const { year, month, day } = zonedParts(now, timeZone);
  return new Date(Date.UTC(year, month - 1, day) + daysOn * dayMs).toISOString().slice(0, 10);
}

function clockOf({ hour, minute }: ZonedParts): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
