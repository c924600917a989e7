import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/** A time window of a search: calendar months (`202611`, newest first), and the start of the oldest. */
export type SearchWindow = { readonly months: readonly string[]; readonly start: Date };

/**
 * The sizes of the windows in months, from the newest. A frequent word fills a list from the first or second
 * window (the first is short early in a month). A word that does not within two years is rare, or was
 * frequent earlier; then quarters limit how much of its peak is read. Each window without matches costs a
 * sixth of a millisecond. Beyond ten years the windows are years, to bound their number.
 */
const WINDOW_MONTHS: readonly number[] = [1, 1, 4, 6, 12, ...times(32, 3), ...times(10, 12)];

function times(count: number, months: number): number[] {
  return Array<number>(count).fill(months);
}

/**
 * The windows with stories from `from` (null: no limit) until `until`, newest first. They follow the calendar
 * of the time zone, as the months in search documents do. Stories before the last window are in no window.
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

/** The month of an instant in a time zone, as in search documents: `202307`. */
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
