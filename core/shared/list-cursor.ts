import { uuidPattern } from './is-uuid.ts';

/** Where a list goes on: behind this story, in whichever order it is read. */
export type ListCursor = { readonly publishedAt: Date; readonly id: string };

/** The cursor as an address carries it: milliseconds and id. */
export function formatListCursor({ publishedAt, id }: ListCursor): string {
  return `${publishedAt.getTime()}_${id}`;
}

/** Before every other id. */
export const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * The cursor behind which a list, newest first, begins with this item, or with one of the same millisecond: an address that
 * shows it whatever comes after.
 */
export function cursorTo({ publishedAt }: Pick<ListCursor, 'publishedAt'>): string {
  return formatListCursor({ publishedAt: new Date(publishedAt.getTime() + 1), id: firstId });
}

const CURSOR = new RegExp(`^(\\d{1,15})_(${uuidPattern})$`);
/** A later year has five digits and a sign before them, which PostgreSQL does not read. */
const lastMs = Date.UTC(9999, 11, 31);

/** The cursor of an address; undefined for none, and for anything that is not one. */
export function parseListCursor(text: string | undefined): ListCursor | undefined {
  const match = CURSOR.exec(text ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const ms = Number(match[1]);
  return ms > lastMs ? undefined : { publishedAt: new Date(ms), id: match[2] };
}

/** Where the pages beside one page of a list begin, for its links. */
export type PlaceInList = {
  readonly isFirstPage: boolean;
  /** Null: with the list itself. Undefined: nobody knows, as in what was ranked for a search. */
  readonly previousCursor?: string | null;
  /** Null: there is none. */
  readonly nextCursor: string | null;
};
