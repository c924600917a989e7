import { fromZoned } from '../i18n/from-zoned.ts';
import { zonedParts } from '../i18n/zoned-parts.ts';

/**
 * The age of a story in full years by the site's calendar, 0 in its first year. From 1 on the page warns
 * readers that the news is old, because they may come from a search result or a shared link.
 */
export function yearsOld(publishedAt: Date, now: Date, timeZone: string): number {
  let years = zonedParts(now, timeZone).year - zonedParts(publishedAt, timeZone).year;
  while (years > 0 && anniversary(publishedAt, years, timeZone) > now) years -= 1;
  return Math.max(years, 0);
}

/** When the story's age next changes; a page that shows the age is correct until then. */
export function nextBirthday(publishedAt: Date, now: Date, timeZone: string): Date {
  return anniversary(publishedAt, yearsOld(publishedAt, now, timeZone) + 1, timeZone);
}

/** Midnight of the same day, this many years later; 29 February becomes 1 March in other years. */
function anniversary(publishedAt: Date, years: number, timeZone: string): Date {
  const { year, month, day } = zonedParts(publishedAt, timeZone);
  const midnight = new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 16);
  return fromZoned(midnight, timeZone) ?? publishedAt;
}
