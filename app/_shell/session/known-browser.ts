import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { knownBrowserCookieOf, knownBrowserSalt } from '#core/people/known-browser-cookie.ts';
import { decryptJwt, encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { authSecret, authSiteUrl, isSecureSite } from './auth-settings.ts';

const salt = knownBrowserSalt;
const maxAgeSeconds = 180 * 24 * 60 * 60;

/**
 * The person who signed in from this browser before. It grants only a reserved place at sign-in during a
 * flood.
 */
export async function knownBrowser(): Promise<{ personId: string; browserId: string } | null> {
  const value = (await cookies()).get(knownBrowserCookieOf(authSiteUrl()))?.value;
  const { personId, browserId } = (await decryptJwt(value, { secret: authSecret(), salt })) ?? {};
  return typeof personId === 'string' && typeof browserId === 'string' ? { personId, browserId } : null;
}

/** Remembers this browser for half a year. */
export async function rememberBrowser(personId: string): Promise<void> {
  const claims = { personId, browserId: randomUUID() };
  const value = await encryptJwt(claims, { secret: authSecret(), salt, maxAgeSeconds });
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() } as const;
  (await cookies()).set(knownBrowserCookieOf(authSiteUrl()), value, { ...options, maxAge: maxAgeSeconds });
}
