import { sessionCookieNameOf } from '#core/people/session-cookie-name.ts';
import { decryptJwt } from '#platform/encrypted-jwt.ts';

/** The session that a request's cookies name; null where they name none of ours. */
export async function sessionIdIn(
  cookie: string,
  { secret, siteUrl }: { secret: string; siteUrl: string },
): Promise<string | null> {
  const name = sessionCookieNameOf(siteUrl);
  const pair = cookie
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`));
  if (!pair) return null;
  const claims = await decryptJwt(unescaped(pair.slice(name.length + 1)), { secret });
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

function unescaped(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
