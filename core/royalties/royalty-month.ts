import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/** A month in the site's time zone, `2026-11`. */
export type RoyaltyMonth = string;

const shape = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

export function isRoyaltyMonth(text: string): boolean {
  return shape.test(text);
}

/** The month of an instant in the site's time zone. */
export function royaltyMonthOf(moment: Date, timeZone: string): RoyaltyMonth {
  const { year, month } = zonedParts(moment, timeZone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** The half-open interval of a month: its first moment and the first moment after it. */
export function boundsOfMonth(month: RoyaltyMonth, timeZone: string): { from: Date; before: Date } {
  const from = fromZoned(`${month}-01T00:00`, timeZone);
  const before = fromZoned(`${monthAfter(month)}-01T00:00`, timeZone);
  if (from === null || before === null) throw new RangeError(`No month: ${month}`);
  return { from, before };
}

export function monthAfter(month: RoyaltyMonth): RoyaltyMonth {
  return shifted(month, 1);
}

export function monthBefore(month: RoyaltyMonth): RoyaltyMonth {
  return shifted(month, -1);
}

/** The first of the closed months directly before an open one; their unset entries are carried over to it. */
function firstCarriedMonth(month: RoyaltyMonth, closed: ReadonlySet<RoyaltyMonth>): RoyaltyMonth {
  if (closed.has(month)) return month;
  let first = month;
  while (closed.has(monthBefore(first))) first = monthBefore(first);
  return first;
}

/** The bounds of a month, and the start of the months carried over to it. */
export function boundsWithCarried(
  month: RoyaltyMonth,
  closed: ReadonlySet<RoyaltyMonth>,
  timeZone: string,
): { from: Date; before: Date; carriedFrom: Date } {
  const { from: carriedFrom } = boundsOfMonth(firstCarriedMonth(month, closed), timeZone);
  return { ...boundsOfMonth(month, timeZone), carriedFrom };
}

/** The month to which an entry of this month is booked: itself, or the next open month. */
export function openMonthFrom(month: RoyaltyMonth, closed: ReadonlySet<RoyaltyMonth>): RoyaltyMonth {
  let open = month;
  while (closed.has(open)) open = monthAfter(open);
  return open;
}

function shifted(month: RoyaltyMonth, by: number): RoyaltyMonth {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const moved = new Date(Date.UTC(year, number - 1 + by, 1));
  return moved.toISOString().slice(0, 7);
}
