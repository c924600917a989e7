import { expect, test } from 'vitest';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';

const sealer = createSecretCipher('a secret of the house that is long enough');

test('encryption round-trips and is not deterministic', () => {
  const [one, two] = [sealer.encrypt('bí mật', 'totp lan'), sealer.encrypt('bí mật', 'totp lan')];
  expect(one).not.toBe(two);
  expect([sealer.decrypt(one, 'totp lan'), sealer.decrypt(two, 'totp lan')]).toEqual(['bí mật', 'bí mật']);
});

test('decryption fails for another purpose, another key and changed text', () => {
  const sealed = sealer.encrypt('bí mật', 'totp lan');
  expect(sealer.decrypt(sealed, 'totp huy')).toBeNull();
  expect(createSecretCipher('another secret that is long enough').decrypt(sealed, 'totp lan')).toBeNull();
  const at = sealed.length - 3;
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  expect(sealer.decrypt(changed, 'totp lan')).toBeNull();
  expect(sealer.decrypt(sealed.slice(0, 20), 'totp lan')).toBeNull();
});
