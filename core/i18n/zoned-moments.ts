import { isoDateTime } from './format-date.ts';
import { momentsAround } from './from-zoned.ts';

/**
 * All moments at which the clocks of a zone show this date and time (`2026-07-17T18:05`), in order: mostly one; none in
 * the hour that spring skips or where the text is no moment; two in the hour that autumn repeats.
 */
export function zonedMoments(local: string, timeZone: string): Date[] {
  return momentsAround(local, timeZone).flatMap(({ moment, isShown }) => (isShown ? [moment] : []));
}

/** What stands in a field for a date and a time, when the clocks of a zone show this moment: `2026-07-17T18:05`. */
export function zonedField(moment: Date, timeZone: string): string {
  return isoDateTime(moment, timeZone).slice(0, 16);
}
