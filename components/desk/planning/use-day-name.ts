'use client';
import { useLocale } from 'use-intl/react';
import { longDate } from '#core/i18n/format-date.ts';
import { isLocale } from '#core/i18n/locales.ts';

/** The name of a calendar day (`2026-11-25`) with its weekday. */
export function useDayName(): (day: string) => string {
  const locale = useLocale();
  return (day) =>
    longDate(new Date(`${day}T12:00:00Z`), { timeZone: 'UTC', locale: isLocale(locale) ? locale : 'vi' });
}
