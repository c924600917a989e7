import { dayOf, startOfDay } from '../i18n/day-bounds.ts';

/** The order of search results: relevance, or newest first. */
export const SEARCH_SORTS = ['best', 'newest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** The filters of a search as in a URL; `from` and `to` are inclusive days (`2026-07-17`). */
export type SearchFilters = {
  readonly section?: string;
  readonly tag?: string;
  readonly author?: string;
  readonly from?: string;
  readonly to?: string;
};
export const FILTER_NAMES = [
  'section',
  'tag',
  'author',
  'from',
  'to',
] as const satisfies readonly (keyof SearchFilters)[];

type RawQuery = Readonly<Partial<Record<string, string>>>;

/**
 * Parses filters from a URL. Invalid slugs and days are ignored, and so is the later of two days in the wrong
 * order. Slugs are not looked up.
 */
export function parseSearchFilters(raw: RawQuery): SearchFilters {
  const from = dayIn(raw.from);
  const to = dayIn(raw.to);
  const filters: SearchFilters = {
    section: slugIn(raw.section),
    tag: slugIn(raw.tag),
    author: slugIn(raw.author),
    from,
    to: from !== undefined && to !== undefined && to < from ? undefined : to,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The order in a URL; relevance if it is missing or unknown. */
export function parseSearchSort(raw: string | undefined): SearchSort {
  return SEARCH_SORTS.find((sort) => sort === raw) ?? 'best';
}

/** The half-open interval of the filters in a time zone. */
export function searchSpan(
  { from, to }: Pick<SearchFilters, 'from' | 'to'>,
  timeZone: string,
): { from: Date | null; to: Date | null } {
  return {
    from: from === undefined ? null : startOfDay(from, timeZone),
    to: to === undefined ? null : startOfDay(to, timeZone, 1),
  };
}

/**
 * The last day for a follow-up search, if this one was read back to a moment only; null if its interval has
 * no older day. If a single day exceeded the limit, the day before.
 */
export function lastDayBefore(
  readBackTo: Date,
  { from, to }: Pick<SearchFilters, 'from' | 'to'>,
  timeZone: string,
): string | null {
  const day = dayOf(readBackTo, timeZone);
  const before = day === to ? startOfDay(day, timeZone, -1) : null;
  const last = before === null ? day : dayOf(before, timeZone);
  return from !== undefined && last < from ? null : last;
}

function slugIn(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : undefined;
}

function dayIn(text: string | undefined): string | undefined {
  if (text === undefined || !/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined;
  return new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ? text : undefined;
}
