'use client';
import { useLocale, useTimeZone } from 'use-intl/react';
import { clockTime, shortDate } from '#core/i18n/format-date.ts';
import { isLocale } from '#core/i18n/locales.ts';

/**
 * Formats moments within a sentence in the site's time zone: only the time for today, with the day for
 * others.
 */
export function useRecentMoment(): (moment: Date | string) => string {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const dayOf = (date: Date) => shortDate(date, { timeZone, locale: isLocale(locale) ? locale : 'vi' });
  return (moment) => {
    const date = new Date(moment);
    const day = dayOf(date);
    const time = clockTime(date, timeZone);
    return day === dayOf(new Date()) ? time : `${time}, ${day}`;
  };
}
