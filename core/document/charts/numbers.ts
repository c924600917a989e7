import type { Locale } from '#core/i18n/locales.ts';

/** A number in the form of a language: 1.234,5 in Vietnamese, 1,234.5 in English. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(value).replace(/^-/, '−');
}

/** The same within `maxChars` characters if it can be abbreviated: 8,5 Tr. */
export function formatShort(value: number, locale: Locale, maxChars: number): string {
  const whole = formatNumber(value, locale);
  if (whole.length <= maxChars) return whole;
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, compact).format(value).replace(/^-/, '−');
}

/**
 * A typed number in the stored form, with a decimal point and without grouping. Null if it is no number. The
 * language decides what 1.234 means. Groups of other than three digits are decimals in both.
 */
export function readTypedNumber(typed: string, locale: Locale): string | null {
  const text = typed.replace(/[\s\u00a0\u202f%]/g, '').replace(/^[−–]/, '-');
  const [group, decimal] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = /^[-+]?\d+([.,]\d+)?$/;
  const digits = grouped.test(text) ? text.replaceAll(group, '') : plain.test(text) ? text : null;
  if (digits === null) return null;
  const stored = digits.replace(',', '.').replace(/^\+/, '');
  return Number.isFinite(Number(stored)) ? stored : null;
}

/** A stored number as it is typed: with the decimal sign of the language, without grouping. */
export function typedNumber(stored: string, locale: Locale): string {
  // 1.234 with a decimal point would be read as a thousand and more in Vietnamese, and 1,234 in English.
  return locale === 'vi' ? stored.replace('.', ',') : stored;
}
