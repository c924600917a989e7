import type { PlaceInList } from '#core/shared/list-cursor.ts';
import type { ReaderMetadata } from './reader-metadata.ts';

/** `<link rel="prev">` and `<link rel="next">` to the pages of a list beside this one, as far as there are any. */
export function pageLinks(
  path: string,
  { isFirstPage, previousCursor, nextCursor }: PlaceInList,
  query: Readonly<Record<string, string>> = {},
): Pick<ReaderMetadata, 'pagination'> {
  const addressOf = (cursor: string | null) => {
    const all = new URLSearchParams({ ...query, ...(cursor !== null && { cursor }) }).toString();
    return all ? `${path}?${all}` : path;
  };
  return {
    pagination: {
      previous: isFirstPage || previousCursor === undefined ? null : addressOf(previousCursor),
      next: nextCursor === null ? null : addressOf(nextCursor),
    },
  };
}
