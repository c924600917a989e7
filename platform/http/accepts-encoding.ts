/** Whether a request with this `accept-encoding` takes an answer in `encoding` (`br`, `gzip`); the case of names says nothing (RFC 9110, 5.6.6). */
export function acceptsEncoding(header: string | string[] | undefined, encoding: string): boolean {
  const offers = String(header ?? '').split(',');
  const offer = offers.find((one) => one.split(';')[0]?.trim().toLowerCase() === encoding);
  return offer !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(offer);
}
