/** Whether a request with this `accept-encoding` takes an answer in `encoding` (`br`, `gzip`). */
export function acceptsEncoding(header: string | string[] | undefined, encoding: string): boolean {
  const offers = String(header ?? '').split(',');
  const offer = offers.find((one) => one.split(';')[0]?.trim().toLowerCase() === encoding);
  return offer !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(offer);
}
