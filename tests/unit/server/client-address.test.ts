import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { setClientAddress } from '#server/http/client-address.ts';

/** The client address of a request with this socket address and header. */
function namedAs(remoteAddress: string, header?: string): unknown {
  const headers = header === undefined ? {} : { 'x-forwarded-for': header };
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
  setClientAddress(request);
  return request.headers['x-forwarded-for'];
}

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  // A dual-stack socket reports an IPv4 client as an IPv6-mapped address, which is normalised.
  ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['::FFFF:127.0.0.1', undefined, '127.0.0.1'],
  ['2001:db8::7', undefined, '2001:db8::7'],
  // The header of a remote client is ignored; that of a proxy in the own network counts.
  ['::ffff:203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['::ffff:10.0.0.2', '198.51.100.1', '198.51.100.1'],
  // Of a list the last entry counts: the own proxy added it. Its port, which changes per connection, is
  // removed.
  ['10.0.0.2', 'unknown, 203.0.113.1 ,198.51.100.1', '198.51.100.1'],
  ['10.0.0.2', '198.51.100.1:50312', '198.51.100.1'],
  ['10.0.0.2', '[2001:db8::7]:50312', '2001:db8::7'],
  ['10.0.0.2', '[2001:db8::7]', '2001:db8::7'],
  ['10.0.0.2', '2001:db8::7', '2001:db8::7'],
  ['10.0.0.2', '::ffff:198.51.100.1', '198.51.100.1'],
  ['10.0.0.2', '', '10.0.0.2'],
  ['::ffff:169.254.129.3', '198.51.100.1', '198.51.100.1'],
  ['fe80::1', '198.51.100.1', '198.51.100.1'],
  ['fec0::1', '198.51.100.1', 'fec0::1'],
])('a request from %s with the header %s has the client address %s', (address, header, named) => {
  expect(namedAs(address, header)).toBe(named);
});
