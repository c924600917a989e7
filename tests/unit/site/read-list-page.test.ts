import { expect, test } from 'vitest';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import { readListPage } from '#usecases/site/shared/read-list-page.ts';

const idOf = (number: number) => `0197f3a2-1111-7111-8111-${String(number).padStart(12, '0')}`;
const itemsOf = (count: number): ListCursor[] =>
  Array.from({ length: count }, (_, at) => ({ publishedAt: new Date(1_790_000_000_000 + at), id: idOf(at) }));

const isPlace = async () => true;

/** Lists items after a cursor in either order, as the database does. */
function listOf(items: readonly ListCursor[]): Parameters<typeof readListPage<ListCursor>>[0]['list'] {
  return async ({ limit, before, order }) => {
    const ordered = order === 'newest' ? items.toReversed() : items;
    const isBehind = ({ id }: ListCursor) =>
      before === undefined || (order === 'newest' ? id < before.id : id > before.id);
    return ordered.filter(isBehind).slice(0, limit);
  };
}

test.each([
  [7, 'newest'],
  [7, 'oldest'],
  [6, 'newest'],
  [4, 'oldest'],
] as const)(
  'with %i items, %s first, previous cursors lead back through the same pages',
  async (count, order) => {
    const read = (cursor: string | undefined) =>
      readListPage({ cursor, perPage: 2, order, isPlace, list: listOf(itemsOf(count)) });
    const came: (string | undefined)[] = [undefined];
    const seen: ListCursor[] = [];
    for (;;) {
      const { shown, place } = await read(came.at(-1));
      seen.push(...shown);
      if (place.nextCursor === null) break;
      came.push(place.nextCursor);
    }
    expect(seen).toEqual(order === 'newest' ? itemsOf(count).toReversed() : itemsOf(count));
    for (let at = came.length - 1; at > 0; at -= 1) {
      const { place } = await read(came[at]);
      expect(place).toMatchObject({ isFirstPage: false, previousCursor: came[at - 1] ?? null });
    }
    expect((await read(undefined)).place).toMatchObject({ isFirstPage: true, previousCursor: null });
  },
);

test('an empty last page has a previous cursor, and newer items do not shift it', async () => {
  const { place: before } = await readListPage({
    cursor: undefined,
    perPage: 2,
    isPlace,
    list: listOf(itemsOf(4)),
  });
  const grown = { perPage: 2, isPlace, list: listOf(itemsOf(7)) };
  const second = await readListPage({ cursor: before.nextCursor ?? '', ...grown });
  expect(second.shown).toEqual([itemsOf(2)[1], itemsOf(2)[0]]);
  expect(second.place.previousCursor).toBe(`1790000000004_${idOf(4)}`);
  const end = await readListPage({ cursor: `1_${idOf(0)}`, ...grown });
  expect([end.shown, end.place.nextCursor]).toEqual([[], null]);
  expect(end.place.previousCursor).not.toBeNull();
});
