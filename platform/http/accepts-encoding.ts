/**
 * Whether an `accept-encoding` header allows `encoding` (`br`, `gzip`). Encoding names are case-insensitive
 * (RFC 9110, 5.6.6).
 */
export function acceptsEncoding(header: string | string[] | undefined, encoding: string): boolean {
  const offers = String(header ?? '').split(',');
  const offer = offers.find((one) => one.split(';')[0]?.trim().toLowerCase() === encoding);
  return offer !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(offer);
}
