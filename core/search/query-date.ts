import { type ArchivePeriod, parseArchivePeriod } from '../archive/archive-period.ts';

/** `1/12/2026`, `1.12.2026`, `1-12`, or `12/2026`; also after “ngày” or “tháng”. */
const NUMBERS =
  /^(?:ngày|ngay|tháng|thang)?\s*(\d{1,2})\s*[/.-]\s*(?:(\d{1,2})\s*(?:[/.-]\s*(\d{4}))?|(\d{4}))$/iu;
const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;
/** `ngày 1 tháng 12 năm 2026`, without the day or the year. */
const WORDS =
  /^(?:(?:ngày|ngay|mùng|mung|mồng|mong)?\s*(\d{1,2})\s+)?(?:tháng|thang)\s+(\d{1,2})(?:\s*,?\s+(?:năm|nam)\s+|\s*\/\s*)?(\d{4})?$/iu;

/**
 * The day or month that a whole query names, day first. Without a year, the last such period up to `today`
 * (`2026-12-02`). Null for another query or a date that does not exist.
 */
export function dateOfQuery(text: string, today: string): ArchivePeriod | null {
  const parts = partsOf(text.normalize('NFC').trim());
  if (parts === null) return null;
  const { year, month, day } = parts;
  const periodIn = (given: string) => parseArchivePeriod([given, month, ...(day === undefined ? [] : [day])]);
  if (year !== undefined) return periodIn(year);
  const now = periodIn(today.slice(0, 4));
  return now !== null && now.key <= today ? now : periodIn(String(Number(today.slice(0, 4)) - 1));
}

type Parts = { readonly year?: string; readonly month: string; readonly day?: string };

function partsOf(text: string): Parts | null {
  const iso = ISO.exec(text);
  if (iso) return { year: iso[1], month: iso[2] ?? '', day: iso[3] };
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first = '', second, third, yearAlone] = numbers;
    return yearAlone === undefined
      ? { year: third, month: second ?? '', day: first }
      : { year: yearAlone, month: first };
  }
  const words = WORDS.exec(text);
  return words ? { year: words[3], month: words[2] ?? '', day: words[1] } : null;
}
