import { expect, test } from 'vitest';
import { isPublicAddress } from '#platform/ssrf/public-address.ts';

test.each([
  '8.8.8.8',
  '93.184.216.34',
  '172.15.0.1',
  '172.32.0.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '::ffff:808:808',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.7'],
  ...['::1', '::', 'fe80::1', 'fd00:ec2::254', 'fc00::1', 'ff02::1', '2001:db8::1', '64:ff9b::7f00:1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::ffff:a9fe:a9fe', '2002:7f00:1::'],
  // In the form that a URL parser produces: `http://[::127.0.0.1]/`, and IPv4 in unrouted ranges.
  ...['::7f00:1', '::a9fe:a9fe', '::ffff:0:7f00:1', '0:0:0:0:0:0:7f00:1', '1::1', '4000::1'],
  ...['localhost', '', '127.1', '2130706433'],
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
