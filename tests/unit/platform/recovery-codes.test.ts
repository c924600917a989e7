import { expect, test } from 'vitest';
import { newRecoveryCodes, recoveryCodeHash } from '#platform/auth/recovery-codes.ts';

test('there are ten codes of sixteen letters without look-alikes', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
});

test('a code matches in any case, spacing and look-alike spelling', () => {
  const hash = recoveryCodeHash('0a1b-c2d3-e4f5-g6h7');
  for (const typed of ['0A1B C2D3 E4F5 G6H7', 'oaibc2d3e4f5g6h7', ' Oalb-c2d3-e4f5-g6h7 '])
    expect(recoveryCodeHash(typed)).toBe(hash);
  expect(recoveryCodeHash('0a1b-c2d3-e4f5-g6h8')).not.toBe(hash);
});
