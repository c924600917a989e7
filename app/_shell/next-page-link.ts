import type { Metadata } from 'next';

/** `<link rel="next">` to the page of a list after this one; nothing on the last. Pages before are the browser's to know. */
export function nextPageLink(
  path: string,
  nextCursor: string | null,
  query: Readonly<Record<string, string>> = {},
): Pick<Metadata, 'pagination'> {
  if (nextCursor === null) return {};
  return { pagination: { next: `${path}?${new URLSearchParams({ ...query, cursor: nextCursor })}` } };
}
