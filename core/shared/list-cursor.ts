/** Where a newest-first list goes on: after this story. */
export type ListCursor = { readonly publishedAt: Date; readonly id: string };

/** The cursor as an address carries it: milliseconds and id. */
export function formatListCursor({ publishedAt, id }: ListCursor): string {
  return `${publishedAt.getTime()}_${id}`;
}

/** A later year has five digits and a sign before them, which PostgreSQL does not read. */
const lastMs = Date.UTC(9999, 11, 31);

/** The cursor of an address; undefined for none, and for anything that is not one. */
export function parseListCursor(text: string | undefined): ListCursor | undefined {
  const match = /^(\d{1,15})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(
    text ?? '',
  );
  if (!match?.[1] || !match[2]) return undefined;
  const ms = Number(match[1]);
  return ms > lastMs ? undefined : { publishedAt: new Date(ms), id: match[2] };
}
