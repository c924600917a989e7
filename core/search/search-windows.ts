import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/**
 * A stretch of time in which hits are looked for: calendar months (`202611`, the newest first), and the moment at which the
 * oldest of them begins.
 */
export type SearchWindow = { readonly months: readonly string[]; readonly start: Date };

/**
 * How many months the windows hold, from the newest back. A common word fills a list from the first or the second (the first is
 * short when a month begins); one that does not in two years is rare, or was popular only before: then quarters, so that of its
 * best years one quarter is read and not all. To cross a word with months in which no story has it costs a sixth of a millisecond;
 * what is older than ten years goes by years, so that not too many windows are asked.
 */
const WINDOW_MONTHS: readonly number[] = [1, 1, 4, 6, 12, ...times(32, 3), ...times(10, 12)];

function times(count: number, months: number): number[] {
  return Array<number>(count).fill(months);
}

/**
 * The windows, of so many months each, in which stories from `from` (null: ever) until `until` may lie, newest first, by the
 * calendar of the time zone: search documents name the months. What is older than the last one is in none.
 */
export function searchWindows(
  { from, until }: { from: Date | null; until: Date },
  timeZone: string,
  sizes = WINDOW_MONTHS,
): SearchWindow[] {
  const oldest = from === null ? Number.NEGATIVE_INFINITY : monthOf(from, timeZone);
  const windows: SearchWindow[] = [];
  let next = monthOf(until, timeZone);
  for (const size of sizes) {
    const months = Array.from({ length: size }, (_, index) => next - index).filter(
      (month) => month >= oldest,
    );
    if (months.length === 0) break;
    next -= months.length;
    windows.push({ months: months.map(nameOf), start: startOf(next + 1, timeZone) });
  }
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
