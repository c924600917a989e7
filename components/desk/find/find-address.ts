import { DESK_FILTER_NAMES, type DeskSearchFilters } from '#core/search/desk-search-filters.ts';
import type { SearchSort } from '#core/search/search-filters.ts';
import { findDeskUrl } from '#core/urls.ts';

/** The parameters of a desk search. */
export type FindAsked = {
  readonly text: string;
  readonly filters: DeskSearchFilters;
  readonly sort: SearchSort;
};

/** The query parameters of a search. Unset and default values are omitted. */
export function findQuery({ text, filters, sort }: FindAsked): Record<string, string> {
  const asked: [string, string | undefined][] = [
    ['q', text || undefined],
    ...DESK_FILTER_NAMES.map((name): [string, string | undefined] => [name, filters[name]]),
    ['sort', sort === 'best' ? undefined : sort],
  ];
  return Object.fromEntries(asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The URL of a search, for its first page or a cursor. */
export function findAddress(asked: FindAsked, cursor?: string): string {
  const query = Object.entries({ ...findQuery(asked), ...(cursor === undefined ? {} : { cursor }) });
  return `${findDeskUrl}?${new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()]))}`;
}

/** The URL of a search for only these words. */
export function findWords(text: string): string {
  return findAddress({ text, filters: {}, sort: 'best' });
}
