/** The first and the last byte of a part, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * The part of a file that a GET request asks for (RFC 9110, 14.2). Null for the whole file: without a range,
 * with several or an invalid one, or if `If-Range` names another version. A date in `If-Range` never matches.
 */
export function byteRange(
  headers: Headers,
  { size, etag }: { size: number; etag: string | undefined },
): ByteRange | 'unsatisfiable' | null {
  const asked = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(headers.get('range') ?? '');
  const version = headers.get('if-range');
  if (asked === null || (version !== null && version !== etag)) return null;
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}
