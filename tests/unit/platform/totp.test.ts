import { describe, expect, test } from 'vitest';
import { newTotpSecret, totpAddress, totpCode, totpStep, totpStepOf } from '#platform/auth/totp.ts';

/** The secret of RFC 6238, appendix B: `12345678901234567890` in base32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the test vectors of RFC 6238, shortened to six digits', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d s', (seconds, code) => {
    expect(totpCode(rfcSecret, totpStep(seconds * 1000))).toBe(code.slice(-6));
  });
});

describe('the test vectors of RFC 4226 by counter', () => {
  test.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('counter %d', (counter, code) => {
    expect(totpCode(rfcSecret, counter)).toBe(code);
  });
});

describe('a code', () => {
  const nowMs = 1_234_567_890_000;
  const step = totpStep(nowMs);

  test('is accepted one step early and one step late, and no further', () => {
    const found = [-2, -1, 0, 1, 2].map((off) =>
      totpStepOf(rfcSecret, totpCode(rfcSecret, step + off), nowMs),
    );
    expect(found).toEqual([null, step - 1, step, step + 1, null]);
  });

  test.each(['', '5924', '005924 ', '0059240', 'abcdef'])('%j is invalid', (typed) => {
    expect(totpStepOf(rfcSecret, typed, nowMs)).toBeNull();
  });
});

test('secrets have 160 bits in base32 and are unique', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(secrets).size).toBe(50);
});

test('the otpauth URL contains secret, account and issuer, with special characters escaped', () => {
  const address = totpAddress({ secret: rfcSecret, account: 'lan@toà.example', issuer: 'Báo: Mới & Cũ' });
  const url = new URL(address);
  expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp']);
  expect(decodeURIComponent(url.pathname)).toBe('/Báo: Mới & Cũ:lan@toà.example');
  expect(Object.fromEntries(url.searchParams)).toEqual({ secret: rfcSecret, issuer: 'Báo: Mới & Cũ' });
});
