import { startOfDay } from '../i18n/day-bounds.ts';

/** A calendar year (`2026`), month (`2026-07`) or day (`2026-07-17`). */
export type ArchivePeriod = { readonly kind: 'year' | 'month' | 'day'; readonly key: string };

const KINDS = ['year', 'month', 'day'] as const;

/**
 * Parses the path segments of an archive URL, padded with zeros or not: `['2026', '7']` is `2026-07`. Returns
 * null for a date that does not exist. Years have four digits.
 */
export function parseArchivePeriod(segments: readonly string[]): ArchivePeriod | null {
  const kind = KINDS[segments.length - 1];
  const [year = '', ...rest] = segments;
  if (kind === undefined || !/^[12]\d{3}$/.test(year)) return null;
  if (!rest.every((part) => /^\d{1,2}$/.test(part))) return null;
  const key = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
  const first = firstDayOf(key);
  // `Date` parses a day that does not exist, such as 31 April, as a day of the next month.
  return new Date(`${first}T00:00Z`).toJSON()?.startsWith(first) ? { kind, key } : null;
}

/** The half-open interval of a period in a time zone: its first moment and the first moment after it. */
export function boundsOf({ kind, key }: ArchivePeriod, timeZone: string): { from: Date; to: Date } {
  const first = firstDayOf(key);
  const next = new Date(`${first}T00:00Z`);
  if (kind === 'day') next.setUTCDate(next.getUTCDate() + 1);
  if (kind === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  if (kind === 'year') next.setUTCFullYear(next.getUTCFullYear() + 1);
  const from = startOfDay(first, timeZone);
  const to = startOfDay(next.toISOString().slice(0, 10), timeZone);
  if (from === null || to === null) throw new RangeError(`${key} is no period.`);
  return { from, to };
}

/** The next smaller periods in order: the months of a year, the days of a month. */
export function partsOf({ kind, key }: ArchivePeriod): ArchivePeriod[] {
  if (kind === 'day') return [];
  if (kind === 'year') {
    return Array.from({ length: 12 }, (_, at) => ({ kind: 'month', key: `${key}-${two(at + 1)}` }));
  }
  const [year = 0, month = 0] = key.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: days }, (_, at) => ({ kind: 'day', key: `${key}-${two(at + 1)}` }));
}

function firstDayOf(key: string): string {
  return `${key}-01-01`.slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
