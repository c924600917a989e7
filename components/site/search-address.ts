import { FILTER_NAMES, type SearchFilters } from '#core/search/search-filters.ts';
import { searchUrl } from '#core/urls.ts';

type Name = { readonly name: string; readonly nameEn: string };
/** The active filters with their labels. */
export type ShownFilters = SearchFilters & {
  readonly names: Readonly<Partial<Record<'section' | 'tag' | 'author', Name>>>;
};
/** The parameters of a search. */
export type Asked = {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly sort: 'best' | 'newest';
  /** The query is not to be corrected. */
  readonly verbatim?: boolean;
};

/** The query parameters of a search. Unset and default values are omitted. */
export function searchQueryOf({ text, filters, sort, verbatim = false }: Asked): Record<string, string> {
  const asked: [string, string | undefined][] = [
    ['q', text || undefined],
    ...FILTER_NAMES.map((name): [string, string | undefined] => [name, filters[name]]),
    ['sort', sort === 'best' ? undefined : sort],
    ['verbatim', verbatim ? '1' : undefined],
  ];
  return Object.fromEntries(asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The URL of the first page of a search. */
export function searchAddress(asked: Asked): string {
  const query = new URLSearchParams(
    Object.entries(searchQueryOf(asked)).map(([name, value]) => [name, value.toWellFormed()]),
  );
  return query.size === 0 ? searchUrl() : `${searchUrl()}?${query}`;
}
