import { expect, test } from 'vitest';
import { networkOf } from '#core/shared/network-of.ts';

test.each([
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3::4', '2001:db8:1:2'],
  ['2001:db8::4', '2001:db8:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
