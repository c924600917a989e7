import { decode } from 'next-auth/jwt';
import { sessionCookieNameOf } from '#core/people/session-cookie-name.ts';

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
  try {
    const token = await decode({
      token: decodeURIComponent(pair.slice(name.length + 1)),
      secret,
    });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    // Signed with another secret, expired or made up: nobody's.
    return null;
  }
}
