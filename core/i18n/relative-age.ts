import { dayMs } from '../shared/day-ms.ts';
import { type DateStyle, shortDate, shortDateTime } from './format-date.ts';
import type { Locale } from './locales.ts';
import { zonedParts } from './zoned-parts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Anything more recent than this is not called "yesterday", even if it was before midnight. */
const nightMs = 6 * hourMs;

const WORDS = {
  vi: {
    now: 'vừa xong',
    minutes: (count: number) => `${count} phút trước`,
    hours: (count: number) => `${count} giờ trước`,
    yesterday: 'hôm qua',
    days: (count: number) => `${count} ngày trước`,
  },
  en: {
    now: 'just now',
    minutes: (count: number) => (count === 1 ? '1 minute ago' : `${count} minutes ago`),
    hours: (count: number) => (count === 1 ? '1 hour ago' : `${count} hours ago`),
    yesterday: 'yesterday',
    days: (count: number) => `${count} days ago`,
  },
} satisfies Record<Locale, unknown>;

/**
 * The age as readers say it. Minutes, then hours within the local day or part of the night, then "hôm qua",
 * then days for a week, then the date. A future time is given as a date.
 */
export function relativeAge(date: Date, now: Date, style: DateStyle): string {
  const ageMs = now.getTime() - date.getTime();
  const words = WORDS[style.locale];
  if (ageMs < -minuteMs) return shortDateTime(date, style);
  if (ageMs < minuteMs) return words.now;
  if (ageMs < hourMs) return words.minutes(Math.floor(ageMs / minuteMs));
  const days = localDay(now, style.timeZone) - localDay(date, style.timeZone);
  if (days === 0 || ageMs < nightMs) return words.hours(Math.floor(ageMs / hourMs));
  if (days === 1) return words.yesterday;
  return days <= 7 ? words.days(days) : shortDate(date, style);
}

function localDay(date: Date, timeZone: string): number {
  const { year, month, day } = zonedParts(date, timeZone);
  return Date.UTC(year, month - 1, day) / dayMs;
}
