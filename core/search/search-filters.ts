import { dayOf, startOfDay } from '../i18n/day-bounds.ts';

/** In which order a search answers: what fits best, or what is newest. */
export const SEARCH_SORTS = ['best', 'newest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** What narrows a search, as an address carries it; `from` and `to` are days (`2026-07-17`), both within. */
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
 * The filters of an address. What is no slug or no day is left out, as if it had not been asked for; of two days in the
 * wrong order the later one is left out. Whether a slug names anything, the database knows.
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

/** The order that an address asks for; what fits best where it asks for none that there is. */
export function parseSearchSort(raw: string | undefined): SearchSort {
  return SEARCH_SORTS.find((sort) => sort === raw) ?? 'best';
}

/** The first moment that the filters let through and the first that they no longer do, by the clocks of a zone. */
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
 * The last day of a search that goes on where one was read back to a moment; null where its span has no older day. Where a
 * day alone was more than is read, the one before.
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
