import {
  formatListCursor,
  type ListCursor,
  type PlaceInList,
  parseListCursor,
} from '#core/shared/list-cursor.ts';
import type { StoryOrder } from '#db/queries/site/public-story.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';

type Stretch = { readonly limit: number; readonly before?: ListCursor; readonly order: StoryOrder };

/**
 * A page of a list from a cursor, with the cursors of the adjacent pages. `list` returns the items after a
 * cursor in an order, or from the start. The previous page's cursor is computed backwards, so that going back
 * leads to the same URLs as going forward. `isPlace` checks that an item existed at a cursor. Clients can
 * invent any number of cursors, and these must not evict pages from the cache.
 */
export async function readListPage<Item extends ListCursor>({
  cursor,
  perPage,
  order = 'newest',
  list,
  isPlace,
}: {
  cursor: string | undefined;
  perPage: number;
  order?: StoryOrder;
  list: (stretch: Stretch) => Promise<readonly Item[]>;
  isPlace: (cursor: ListCursor) => Promise<boolean>;
}): Promise<{ readonly shown: readonly Item[]; readonly place: PlaceInList }> {
  const before = parseListCursor(cursor);
  const back = order === 'newest' ? 'oldest' : 'newest';
  const [found, passed, isKnown] = await Promise.all([
    list({ limit: perPage + 1, before, order }),
    before === undefined ? [] : list({ limit: perPage, before, order: back }),
    before === undefined || isPlace(before),
  ]);
  if (!isKnown) renderContext.endsAt(new Date(0));
  const shown = found.slice(0, perPage);
  return {
    shown,
    place: {
      isFirstPage: before === undefined,
      previousCursor: cursorOf(passed[perPage - 1]),
      nextCursor: found.length > perPage ? cursorOf(shown.at(-1)) : null,
    },
  };
}

function cursorOf(item: ListCursor | undefined): string | null {
  return item === undefined ? null : formatListCursor(item);
}
