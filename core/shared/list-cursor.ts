import { uuidPattern } from './is-uuid.ts';

/** The position after a story in a list, in either order. */
export type ListCursor = { readonly publishedAt: Date; readonly id: string };

/** Encodes the cursor for a URL: milliseconds and id. */
export function formatListCursor({ publishedAt, id }: ListCursor): string {
  return `${publishedAt.getTime()}_${id}`;
}

/** Whether a page of a list lies beyond its last item. An empty list still has a first page. */
export function isBeyondEnd(
  { isFirstPage }: Pick<PlaceInList, 'isFirstPage'>,
  { length }: readonly unknown[],
) {
  return !isFirstPage && length === 0;
}

/** Sorts before every other id. */
export const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * A cursor for a list, newest first, whose page starts with this item, or with one of the same millisecond.
 * The page keeps showing the item when newer ones are added.
 */
export function cursorTo({ publishedAt }: Pick<ListCursor, 'publishedAt'>): string {
  return formatListCursor({ publishedAt: new Date(publishedAt.getTime() + 1), id: firstId });
}

const CURSOR = new RegExp(`^(\\d{1,15})_(${uuidPattern})$`);
/** Later years are written with five digits and a sign, which PostgreSQL cannot parse. */
const lastMs = Date.UTC(9999, 11, 31);

/** Parses the cursor of a URL; undefined if it is missing or invalid. */
export function parseListCursor(text: string | undefined): ListCursor | undefined {
  const match = CURSOR.exec(text ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const ms = Number(match[1]);
  return ms > lastMs ? undefined : { publishedAt: new Date(ms), id: match[2] };
}

/** The cursors of the adjacent pages, for links. */
export type PlaceInList = {
  readonly isFirstPage: boolean;
  /** Null: the first page. Undefined: unknown, as in ranked searches. */
  readonly previousCursor?: string | null;
  /** Null on the last page. */
  readonly nextCursor: string | null;
};
