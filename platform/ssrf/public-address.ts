import { BlockList, isIP } from 'node:net';

/**
 * Networks outside the public internet (IANA special-purpose registries, RFC 6890). They include loopback,
 * private, link-local (cloud metadata services), carrier-grade NAT, test and multicast networks, and IPv6
 * forms that embed an IPv4 address.
 */
const NOT_PUBLIC = new BlockList();
for (const net of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  add(net, 'ipv4');
}
for (const net of [
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]) {
  add(net, 'ipv6');
}

function add(net: string, type: 'ipv4' | 'ipv6'): void {
  const [address = '', prefix] = net.split('/');
  NOT_PUBLIC.addSubnet(address, Number(prefix), type);
}

/** The allocated part of IPv6 (RFC 4291, 2.4). The rest contains obsolete forms of IPv4 addresses. */
const GIVEN_OUT = new BlockList();
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6');
/** IPv4-mapped IPv6 addresses. `BlockList` checks them as IPv4 addresses. */
const MAPPED = new BlockList();
MAPPED.addSubnet('::ffff:0:0', 96, 'ipv6');

/** True for a public IP address. False for any other address, and for text that is not an address. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  if (version === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  const isGivenOut = GIVEN_OUT.check(address, 'ipv6') || MAPPED.check(address, 'ipv6');
  return isGivenOut && !NOT_PUBLIC.check(address, 'ipv6');
}
