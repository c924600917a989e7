'use client';
import { useLocale, useTimeZone } from 'use-intl/react';
import { shortDateTime } from '#core/i18n/format-date.ts';
import { isLocale } from '#core/i18n/locales.ts';

/** Formats moments in the site's time zone. */
export function useMoment(): (moment: Date | string) => string {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return (moment) => shortDateTime(new Date(moment), { timeZone, locale: isLocale(locale) ? locale : 'vi' });
}
