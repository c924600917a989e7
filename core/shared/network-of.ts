/**
 * The network that one customer has, of an address: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177). What is
 * counted by address is counted by this, or whoever has IPv6 has as many shares as they like.
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

/** An IPv4 address as everybody writes it, where a socket that takes both kinds has put it into an IPv6 one (RFC 4291, 2.5.5.2). */
export function unmapped(address: string): string {
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1] ?? address;
}
