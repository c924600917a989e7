import { expect, test } from 'vitest';
import { createSealer } from '#platform/sealer.ts';

const sealer = createSealer('a secret of the house that is long enough');

test('what is sealed is opened again, and never looks twice the same', () => {
  const [one, two] = [sealer.seal('bí mật', 'totp lan'), sealer.seal('bí mật', 'totp lan')];
  expect(one).not.toBe(two);
  expect([sealer.open(one, 'totp lan'), sealer.open(two, 'totp lan')]).toEqual(['bí mật', 'bí mật']);
});

test('it is opened for nothing else, with no other key, and not once a letter was changed', () => {
  const sealed = sealer.seal('bí mật', 'totp lan');
  expect(sealer.open(sealed, 'totp huy')).toBeNull();
  expect(createSealer('another secret that is long enough').open(sealed, 'totp lan')).toBeNull();
  const at = sealed.length - 3;
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  expect(sealer.open(changed, 'totp lan')).toBeNull();
  expect(sealer.open(sealed.slice(0, 20), 'totp lan')).toBeNull();
});
