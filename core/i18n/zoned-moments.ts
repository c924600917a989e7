import { isoDateTime } from './format-date.ts';
import { momentsAround } from './from-zoned.ts';

/**
 * All instants of a local date and time (`2026-07-17T18:05`) in a time zone, in order. Usually one. Two in
 * the hour that autumn repeats; none in the hour that spring skips, or for invalid text.
 */
export function zonedMoments(local: string, timeZone: string): Date[] {
  return momentsAround(local, timeZone).flatMap(({ moment, isShown }) => (isShown ? [moment] : []));
}

/** The value of a `datetime-local` field for an instant in a time zone: `2026-07-17T18:05`. */
export function zonedField(moment: Date, timeZone: string): string {
  return isoDateTime(moment, timeZone).slice(0, 16);
}
