import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { knownBrowserSalt } from '#core/people/known-browser-cookie.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { isKnownBrowser, readSessionId } from '#server/session-cookie.ts';

const secret = 'a secret of this test alone';
const key = { secret, maxAgeSeconds: 3_600 };
const sid = '018f0000-0000-7000-8000-00000000000a';
/** A site without https, where the cookie has its plain name. */
const of = { secret, siteUrl: 'http://localhost:3000' };
const cookie = (value: string) => `theme=dark; ${sessionCookieName}=${encodeURIComponent(value)}; a=b`;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;

test('a valid cookie gives its session id, among other cookies', async () => {
  expect(await readSessionId(cookie(await encryptJwt({ sid }, key)), of)).toBe(sid);
});

const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sid, exp: inAnHour })}`;

test.each<[string, () => string | Promise<string>]>([
  ['encrypted with another secret', () => encryptJwt({ sid }, { ...key, secret: `${secret}!` })],
  ['that has expired', () => encryptJwt({ sid }, { ...key, maxAgeSeconds: -60 })],
  [
    'that is signed and not encrypted',
    () => `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`,
  ],
  ['with the algorithm none', () => `${part({ alg: 'none' })}.${part({ sid, exp: inAnHour })}.`],
  ['of five empty parts', () => `${part({ alg: 'dir', enc: 'A256GCM' })}....`],
  [
    'with its own key in the header',
    () => `${part({ alg: 'dir', enc: 'A256GCM', jwk: { kty: 'oct', k: 'AA' } })}..AA.AA.AA`,
  ],
  ['that is the bare id', () => sid],
  ['without a session in it', () => encryptJwt({ sub: sid }, key)],
  ['whose session is no text', () => encryptJwt({ sid: [sid] }, key)],
  ['with bad escapes', () => '%E0%A4%A'],
  ['with an empty value', () => ''],
])('a cookie %s is invalid', async (_what, make) => {
  expect(await readSessionId(cookie(await make()), of)).toBeNull();
});

test('an encrypted cookie with any changed letter is invalid', async () => {
  const sealed = await encryptJwt({ sid }, key);
  for (let at = 0; at < sealed.length; at += 1) {
    // Some bits of the last letter of a part are unused.
    if (at + 1 === sealed.length || sealed[at + 1] === '.' || sealed[at] === '.') continue;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(await readSessionId(cookie(changed), of), `letter ${at}`).toBeNull();
  }
});

test('over https only the __Host- cookie counts', async () => {
  const https = { secret, siteUrl: 'https://toasoan.example' };
  const value = encodeURIComponent(await encryptJwt({ sid }, key));
  expect(await readSessionId(`${sessionCookieName}=${value}`, https)).toBeNull();
  expect(await readSessionId(`${sessionCookieName}=x; __Host-${sessionCookieName}=${value}`, https)).toBe(
    sid,
  );
  expect(await readSessionId(`__Host-${sessionCookieName}=${value}`, of)).toBeNull();
});

test('a known browser needs the cookie encrypted for that purpose', async () => {
  const claims = { personId: sid, browserId: sid };
  const known = (value: string) => isKnownBrowser(`${knownBrowserSalt}=${encodeURIComponent(value)}`, of);
  expect(await known(await encryptJwt(claims, { ...key, salt: knownBrowserSalt }))).toBe(true);
  expect(await known(await encryptJwt(claims, key))).toBe(false);
  expect(await known('made-up')).toBe(false);
  expect(await isKnownBrowser('theme=dark', of)).toBe(false);
});
