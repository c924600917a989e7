/** Where a newest-first list goes on: after this story. */
export type ListCursor = { readonly publishedAt: Date; readonly id: string };

/** The cursor as an address carries it: milliseconds and id. */
export function formatListCursor({ publishedAt, id }: ListCursor): string {
  return `${publishedAt.getTime()}_${id}`;
}

/** The cursor of an address; undefined for none, and for anything that is not one. */
export function parseListCursor(text: string | undefined): ListCursor | undefined {
  const match = /^(\d{1,15})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(
    text ?? '',
  );
  if (!match?.[1] || !match[2]) return undefined;
  const publishedAt = new Date(Number(match[1]));
  return Number.isNaN(publishedAt.getTime()) ? undefined : { publishedAt, id: match[2] };
}
