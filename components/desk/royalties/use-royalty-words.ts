'use client';
import { useLocale, useTranslations } from 'use-intl/react';

/** Formats months, points and amounts. */
export function useRoyaltyWords() {
  const t = useTranslations('royalties');
  const locale = useLocale();
  return {
    monthName: (month: string) => {
      const [year = '', number = ''] = month.split('-');
      return t('monthName', { year, number: locale === 'en' ? number : String(Number(number)) });
    },
    points: (tenths: number) => (tenths / 10).toLocaleString(locale),
    amount: (dong: number) => `${dong.toLocaleString(locale)} ${t('dong')}`,
    number: (value: number) => value.toLocaleString(locale),
  };
}
