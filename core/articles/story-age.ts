import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/**
 * How many whole years a story is old by the calendar and the clock of the site, 0 in its first. From 1 on readers are told,
 * before they take old news for new: a search result or a friend may have brought them.
 */
export function yearsOld(publishedAt: Date, now: Date, timeZone: string): number {
  let years = zonedParts(now, timeZone).year - zonedParts(publishedAt, timeZone).year;
  while (years > 0 && anniversary(publishedAt, years, timeZone) > now) years -= 1;
  return Math.max(years, 0);
}

/** When the story is a year older than it is now: a page that tells its age is right until then. */
export function nextBirthday(publishedAt: Date, now: Date, timeZone: string): Date {
  return anniversary(publishedAt, yearsOld(publishedAt, now, timeZone) + 1, timeZone);
}

/** Midnight of the same day, so many years on; of 29 February, in other years, that of 1 March. */
function anniversary(publishedAt: Date, years: number, timeZone: string): Date {
  const { year, month, day } = zonedParts(publishedAt, timeZone);
  const midnight = new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 16);
  return fromZoned(midnight, timeZone) ?? publishedAt;
}
