import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/**
 * A stretch of time in which hits are looked for: the calendar months that are all of it (`202611`, the newest first),
 * or, for the last one, everything before the first moment of a month.
 */
export type SearchWindow = { readonly months: readonly string[] } | { readonly before: Date };

/**
 * How many months the windows hold, from the newest back. A common word fills a list from the first; one that does not in two
 * years is rare, or was popular only before, and then all of its hits together are few enough.
 */
const WINDOW_MONTHS = [2, 4, 18] as const;

/**
 * The windows, newest first, in which stories from `from` (null: ever) until `until` may lie, by the calendar of the time
 * zone: their search documents name the months.
 */
export function searchWindows(
  { from, until }: { from: Date | null; until: Date },
  timeZone: string,
): SearchWindow[] {
  const newest = monthOf(until, timeZone);
  const oldest = from === null ? Number.NEGATIVE_INFINITY : monthOf(from, timeZone);
  const windows: SearchWindow[] = [];
  let next = newest;
  for (const size of WINDOW_MONTHS) {
    const months = Array.from({ length: size }, (_, index) => next - index).filter(
      (month) => month >= oldest,
    );
    if (months.length > 0) windows.push({ months: months.map(nameOf) });
    next -= size;
  }
  if (next >= oldest) windows.push({ before: startOf(next + 1, timeZone) });
  return windows;
}

/** The month of a moment on a clock as search documents write it: `202307`. */
export function searchMonth(moment: Date, timeZone: string): string {
  return nameOf(monthOf(moment, timeZone));
}

/** Months counted from the year 0. */
function monthOf(moment: Date, timeZone: string): number {
  const { year, month } = zonedParts(moment, timeZone);
  return year * 12 + month - 1;
}

function nameOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}${String((month % 12) + 1).padStart(2, '0')}`;
}

function startOf(month: number, timeZone: string): Date {
  const name = nameOf(month);
  const start = fromZoned(`${name.slice(0, 4)}-${name.slice(4)}-01T00:00`, timeZone);
  if (start === null) throw new RangeError(`There is no month ${name} in ${timeZone}.`);
  return start;
}
