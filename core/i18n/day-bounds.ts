import { fromZoned } from './from-zoned.ts';
import { zonedParts } from './zoned-parts.ts';

/** The first moment of a day (`2026-07-17`) in a time zone, `daysLater` days on; null where the text is no day. */
export function startOfDay(day: string, timeZone: string, daysLater = 0): Date | null {
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  date.setUTCDate(date.getUTCDate() + daysLater);
  return fromZoned(date.toISOString().slice(0, 16), timeZone);
}

/** The day (`2026-07-17`) that the calendar of a time zone shows at a moment. */
export function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = zonedParts(at, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
