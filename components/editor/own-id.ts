/** A new id. Unlike `randomUUID`, this is there on a site without TLS, too. */
export function ownId(): string {
  const signs = crypto.getRandomValues(new Uint8Array(12));
  return [...signs].map((sign) => sign.toString(16).padStart(2, '0')).join('');
}
