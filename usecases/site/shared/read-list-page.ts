import {
  formatListCursor,
  type ListCursor,
  type PlaceInList,
  parseListCursor,
} from '#core/shared/list-cursor.ts';
import type { StoryOrder } from '#db/queries/public-story.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';

type Stretch = { readonly limit: number; readonly before?: ListCursor; readonly order: StoryOrder };

/**
 * One page of a list behind the cursor of an address, and where the pages beside it begin. `list` gives what lies behind a
 * cursor in an order, or from the start. The page before begins behind that which lies a page further back, so that going
 * back leads to the addresses by which one came. `isPlace` knows whether a list of this kind ever had something at a cursor: there are
 * as many others as anybody makes up, and they must push no page out of memory.
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
  if (!isKnown) pageScope.endsAt(new Date(0));
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
