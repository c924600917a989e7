import { knownBrowserCookieOf, knownBrowserSalt } from '#core/people/known-browser-cookie.ts';
import { sessionCookieNameOf } from '#core/people/session-cookie-name.ts';
import { decryptJwt } from '#platform/auth/encrypted-jwt.ts';

/** The session id in the cookies of a request, or null if there is no valid one. */
export async function readSessionId(
  cookie: string,
  { secret, siteUrl }: { secret: string; siteUrl: string },
): Promise<string | null> {
  const claims = await decryptJwt(cookieIn(cookie, sessionCookieNameOf(siteUrl)), { secret });
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

/** Whether the cookies prove an earlier sign-in from this browser. */
export async function isKnownBrowser(
  cookie: string,
  { secret, siteUrl }: { secret: string; siteUrl: string },
): Promise<boolean> {
  const sealed = cookieIn(cookie, knownBrowserCookieOf(siteUrl));
  return sealed !== undefined && (await decryptJwt(sealed, { secret, salt: knownBrowserSalt })) !== null;
}

function cookieIn(cookie: string, name: string): string | undefined {
  const pair = cookie
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`));
  return pair === undefined ? undefined : unescaped(pair.slice(name.length + 1));
}

function unescaped(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
