'use client';
import { useLocale, useTimeZone } from 'use-intl/react';
import { clockTime, longDate } from '#core/i18n/format-date.ts';
import { isLocale } from '#core/i18n/locales.ts';

/** Formats day and time of a moment separately in the site's time zone, for lists grouped by day. */
export function useDay(): {
  dayOf: (moment: Date | string) => string;
  timeOf: (moment: Date | string) => string;
} {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return {
    dayOf: (moment) => longDate(new Date(moment), { timeZone, locale: isLocale(locale) ? locale : 'vi' }),
    timeOf: (moment) => clockTime(new Date(moment), timeZone),
  };
}
