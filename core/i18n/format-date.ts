import type { Locale } from './locales.ts';
import { type ZonedParts, zonedParts } from './zoned-parts.ts';

export type DateStyle = { readonly timeZone: string; readonly locale: Locale };

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');

/** Under a headline: "Thứ Hai, 17/7/2023, 18:05 (GMT+7)", or "Monday, 17 July 2023, 18:05 (GMT+7)". */
export function longDateTime(date: Date, { timeZone, locale }: DateStyle): string {
  const parts = zonedParts(date, timeZone);
  const day = locale === 'en' ? englishDate(parts) : numericDate(parts);
  return `${WEEKDAYS[locale][parts.weekday]}, ${day}, ${clock(parts)} (${zoneName(parts)})`;
}

/** In lists: "18:05 17/7/2023 (GMT+7)". In English the month is a name, because 7/8 is ambiguous. */
export function shortDateTime(date: Date, { timeZone, locale }: DateStyle): string {
  const parts = zonedParts(date, timeZone);
  return `${clock(parts)} ${shortDay(parts, locale)} (${zoneName(parts)})`;
}

/** The day alone: "17/7/2023", in English "17 Jul 2023". */
export function shortDate(date: Date, { timeZone, locale }: DateStyle): string {
  return shortDay(zonedParts(date, timeZone), locale);
}

/** The heading of a day's group: "Thứ Hai, 17/7/2023", in English "Monday, 17 July 2023". */
export function longDate(date: Date, { timeZone, locale }: DateStyle): string {
  const parts = zonedParts(date, timeZone);
  const day = locale === 'en' ? englishDate(parts) : numericDate(parts);
  return `${WEEKDAYS[locale][parts.weekday]}, ${day}`;
}

/** The time of day, below a heading with the day: "18:05". */
export function clockTime(date: Date, timeZone: string): string {
  return clock(zonedParts(date, timeZone));
}

/** ISO 8601 with the site's UTC offset: "2023-07-17T18:05:00+07:00". */
export function isoDateTime(date: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second, offset } = zonedParts(date, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${days}T${two(hour)}:${two(minute)}:${two(second)}${offset}`;
}

function clock({ hour, minute }: ZonedParts): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function shortDay(parts: ZonedParts, locale: Locale): string {
  return locale === 'en'
    ? `${parts.day} ${ENGLISH_MONTHS[parts.month - 1]?.slice(0, 3)} ${parts.year}`
    : numericDate(parts);
}

function numericDate({ day, month, year }: ZonedParts): string {
  return `${day}/${month}/${year}`;
}

function englishDate({ day, month, year }: ZonedParts): string {
  return `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

/** "GMT+7", "GMT-3:30", "GMT". */
function zoneName({ offset }: ZonedParts): string {
  const [hours = '00', minutes = '00'] = offset.slice(1).split(':');
  const short = `${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return short === '0' ? 'GMT' : `GMT${offset[0]}${short}`;
}
