import type { Locale } from './locales.ts';

const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS: Readonly<Record<Locale, readonly (readonly [short: string, long: string])[]>> = {
  vi: [
    ['T2', 'Thứ Hai'],
    ['T3', 'Thứ Ba'],
    ['T4', 'Thứ Tư'],
    ['T5', 'Thứ Năm'],
    ['T6', 'Thứ Sáu'],
    ['T7', 'Thứ Bảy'],
    ['CN', 'Chủ Nhật'],
  ],
  en: [
    ['Mon', 'Monday'],
    ['Tue', 'Tuesday'],
    ['Wed', 'Wednesday'],
    ['Thu', 'Thursday'],
    ['Fri', 'Friday'],
    ['Sat', 'Saturday'],
    ['Sun', 'Sunday'],
  ],
};

/** The names of weekdays from Monday, short and long. */
export function weekdayNames(locale: Locale): readonly (readonly [short: string, long: string])[] {
  return WEEKDAYS[locale];
}

/** A year (`2026`): "Năm 2026", "2026". */
export function yearInWords(key: string, locale: Locale): string {
  return locale === 'en' ? key : `Năm ${key}`;
}

/** A month (`2026-07`) with its year: "Tháng 7/2026", "July 2026". */
export function monthAndYear(key: string, locale: Locale): string {
  const [year = 0, month = 1] = key.split('-').map(Number);
  return locale === 'en' ? `${ENGLISH_MONTHS[month - 1]} ${year}` : `Tháng ${month}/${year}`;
}

/** A month without its year: "Tháng 7", "July". */
export function monthAlone(key: string, locale: Locale): string {
  const month = Number(key.split('-')[1]);
  return locale === 'en' ? (ENGLISH_MONTHS[month - 1] ?? '') : `Tháng ${month}`;
}

/** A day (`2026-07-17`) as the heading of a list: "Thứ Sáu, 17/7/2026", "Friday, 17 July 2026". */
export function dayInFull(key: string, locale: Locale): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  const [, weekday] = WEEKDAYS[locale][columnOf(key)] ?? ['', ''];
  return locale === 'en'
    ? `${weekday}, ${day} ${ENGLISH_MONTHS[month - 1]} ${year}`
    : `${weekday}, ${day}/${month}/${year}`;
}

/** The column of a day in a week that begins on Monday, from 0. */
export function columnOf(key: string): number {
  return (new Date(`${key}T00:00Z`).getUTCDay() + 6) % 7;
}

/** A day (`2026-07-17`) in short form: "17/7/2026", "17 Jul 2026". */
export function shortDay(key: string, locale: Locale): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  return locale === 'en'
    ? `${day} ${ENGLISH_MONTHS[month - 1]?.slice(0, 3)} ${year}`
    : `${day}/${month}/${year}`;
}
