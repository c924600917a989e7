import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not the public internet: this machine, the house's own, the link's own (where clouds keep
 * their keys), shared carrier space, test nets, multicast, and the ways in which IPv6 wraps an IPv4 address
 * (IANA special-purpose registries, RFC 6890).
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

/** True for an IP address on the public internet; false for any other address, and for text that is none. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  // IPv4 in IPv6 (::ffff:127.0.0.1) is judged by the list as the IPv4 address that it is.
  if (version === 6 && /^::(?:ffff:)?(?=[\da-f.]*$)/i.test(address)) {
    const bare = address.replace(/^::(?:ffff:)?/i, '');
    return isIP(bare) === 4 ? isPublicAddress(bare) : isMappedPublic(address);
  }
  return !NOT_PUBLIC.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** `::ffff:7f00:1` writes 127.0.0.1 in two groups. The old `::7f00:1` is no address that anybody serves. */
function isMappedPublic(address: string): boolean {
  const groups = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address);
  if (!groups) return false;
  const [high, low] = [Number.parseInt(groups[1] ?? '', 16), Number.parseInt(groups[2] ?? '', 16)];
  return isPublicAddress([high >> 8, high & 255, low >> 8, low & 255].join('.'));
}
