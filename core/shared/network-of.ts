/**
 * The network of one customer: an IPv4 address, or the first 64 bits of an IPv6 address (RFC 6177). Rate
 * limits use it; otherwise an IPv6 customer would have unlimited addresses.
 */
export function networkOf(given: string): string {
  const address = unmapped(given);
  if (!address.includes(':')) return address;
  const [front = [], back = []] = address
    .toLowerCase()
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const missing = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...missing, ...back].slice(0, 4).join(':');
}

/** The IPv4 address in an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2), which a dual-stack socket reports. */
export function unmapped(address: string): string {
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1] ?? address;
}
