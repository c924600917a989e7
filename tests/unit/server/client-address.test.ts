import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { setClientAddress } from '#server/http/client-address.ts';

/** What a request from there says of where it is from, once it was let in. */
function namedAs(remoteAddress: string, said?: string): unknown {
  const headers = said === undefined ? {} : { 'x-forwarded-for': said };
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
  setClientAddress(request);
  return request.headers['x-forwarded-for'];
}

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  // A socket for both kinds of address has one of the older kind so; nobody writes it so.
  ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['::FFFF:127.0.0.1', undefined, '127.0.0.1'],
  ['2001:db8::7', undefined, '2001:db8::7'],
  // Whoever is far away says nothing of themselves; a proxy of ours does.
  ['::ffff:203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['::ffff:10.0.0.2', '198.51.100.1', '198.51.100.1'],
  // Of a list the last: it is the one that our proxy saw. Its port, which is another for each line, is nobody's address.
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
])('who asks from %s and says %s is %s', (address, said, named) => {
  expect(namedAs(address, said)).toBe(named);
});
