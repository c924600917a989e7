import { dayOf } from '../i18n/day-bounds.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/** A digest that could not be made at its hour is made up for this long, in hours; after that the next day's has it. */
const lateHours = 4;

/** The local day whose digest is due now, as `2026-11-25`; null outside of the hours from its own on. */
export function digestDay(now: Date, hour: number | null, timeZone: string): string | null {
  if (hour === null) return null;
  const here = zonedParts(now, timeZone).hour;
  return here >= hour && here < hour + lateHours ? dayOf(now, timeZone) : null;
}
