import { isoDateTime } from './format-date.ts';
import { offsetMs } from './from-zoned.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * All moments at which the clocks of a zone show this date and time (`2026-07-17T18:05`), in order: mostly one; none in
 * the hour that spring skips or where the text is no moment; two in the hour that autumn repeats.
 */
export function zonedMoments(local: string, timeZone: string): Date[] {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return [];
  const shown = new Date(wall).toISOString().slice(0, 16);
  // No zone changes its clocks twice within a day on either side.
  const offsets = [wall - dayMs, wall + dayMs].map((near) => offsetMs(new Date(near), timeZone));
  return [...new Set(offsets)]
    .map((offset) => new Date(wall - offset))
    .filter((moment) => isoDateTime(moment, timeZone).startsWith(shown))
    .sort((one, other) => one.getTime() - other.getTime());
}

/** What stands in a field for a date and a time, when the clocks of a zone show this moment: `2026-07-17T18:05`. */
export function zonedField(moment: Date, timeZone: string): string {
  return isoDateTime(moment, timeZone).slice(0, 16);
}
