import { fromZoned } from './from-zoned.ts';
import { zonedParts } from './zoned-parts.ts';

/**
 * The first moment of a day (`2026-07-17`) in a time zone, or of the day `daysLater` days after it. Null if
 * the text is no valid day.
 */
export function startOfDay(day: string, timeZone: string, daysLater = 0): Date | null {
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  date.setUTCDate(date.getUTCDate() + daysLater);
  return fromZoned(date.toISOString().slice(0, 16), timeZone);
}

/** The calendar day (`2026-07-17`) of an instant in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = zonedParts(at, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
