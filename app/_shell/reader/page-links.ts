import type { PlaceInList } from '#core/shared/list-cursor.ts';
import type { ReaderMetadata } from './reader-metadata.ts';

type Query = Readonly<Record<string, string>>;

/**
 * The canonical URL of one page of a list: the list's own URL for the first page, with the cursor for all
 * others. Each page shows other stories, so they are not duplicates. `first` has the parameters of the list
 * itself.
 */
export function ownAddress(
  path: string,
  { isFirstPage }: Pick<PlaceInList, 'isFirstPage'>,
  {
    cursor,
    query = {},
    first = {},
  }: { readonly cursor: string | undefined; readonly query?: Query; readonly first?: Query },
): string {
  return isFirstPage || cursor === undefined ? addressOf(path, first) : addressOf(path, { ...query, cursor });
}

/** `<link rel="prev">` and `<link rel="next">` of a list page, if those pages exist. */
export function pageLinks(
  path: string,
  { isFirstPage, previousCursor, nextCursor }: PlaceInList,
  query: Query = {},
): Pick<ReaderMetadata, 'pagination'> {
  const at = (cursor: string | null) => addressOf(path, { ...query, ...(cursor !== null && { cursor }) });
  return {
    pagination: {
      previous: isFirstPage || previousCursor === undefined ? null : at(previousCursor),
      next: nextCursor === null ? null : at(nextCursor),
    },
  };
}

function addressOf(path: string, query: Query): string {
  const all = new URLSearchParams(query).toString();
  return all ? `${path}?${all}` : path;
}
