import { cookies } from 'next/headers';
import { sessionLifeMs } from '#core/people/session-life.ts';
import { decryptJwt, encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { authSecret, isSecureSite, ownSessionCookieName } from './auth-settings.ts';

const sessionLifeSeconds = sessionLifeMs / 1000;

/** The attributes of the cookie, wherever it is set. */
export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecureSite(),
    maxAge: sessionLifeSeconds,
  } as const;
}

/** Sets the session cookie of this browser. */
export async function keepSession(sessionId: string): Promise<void> {
  (await cookies()).set(ownSessionCookieName(), await sealSession(sessionId), sessionCookieOptions());
}

/** Deletes the session cookie with the same attributes, as `__Host-` requires. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(ownSessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

/** The value of the session cookie: an encrypted JWT that contains only the id. */
async function sealSession(sessionId: string): Promise<string> {
  return encryptJwt({ sid: sessionId }, { secret: authSecret(), maxAgeSeconds: sessionLifeSeconds });
}

/** The session id in a cookie value, or null if it is not valid. */
export async function openSeal(value: string | undefined): Promise<string | null> {
  const claims = await decryptJwt(value, { secret: authSecret() });
  return typeof claims?.sid === 'string' ? claims.sid : null;
}
