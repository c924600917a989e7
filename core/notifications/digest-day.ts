import { dayOf } from '../i18n/day-bounds.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/** For this many hours a delayed digest is still sent; later its content is in the next one. */
const lateHours = 4;

/** The local day whose digest is due now, as `2026-11-25`; null before its hour and after the delay. */
export function digestDay(now: Date, hour: number | null, timeZone: string): string | null {
  if (hour === null) return null;
  const here = zonedParts(now, timeZone).hour;
  return here >= hour && here < hour + lateHours ? dayOf(now, timeZone) : null;
}
