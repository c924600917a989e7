/** A new id. Unlike `randomUUID`, this also works on a site without TLS. */
export function ownId(): string {
  const signs = crypto.getRandomValues(new Uint8Array(12));
  return [...signs].map((sign) => sign.toString(16).padStart(2, '0')).join('');
}
