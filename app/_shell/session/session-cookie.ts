import { cookies } from 'next/headers';
import { sessionLifeMs } from '#core/people/session-life.ts';
import { decryptJwt, encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { authSecret, isSecureSite, ownSessionCookieName } from './auth-settings.ts';

const sessionLifeSeconds = sessionLifeMs / 1000;

/** How the cookie is set, wherever it is set. */
export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecureSite(),
    maxAge: sessionLifeSeconds,
  } as const;
}

/** Signs this browser in: from now on it names that session. */
export async function keepSession(sessionId: string): Promise<void> {
  (await cookies()).set(ownSessionCookieName(), await sealSession(sessionId), sessionCookieOptions());
}

/** Takes the session out of this browser, named as it was set: it would not take another's word on it (`__Host-`). */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(ownSessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

/** The value of the cookie for a session: an encrypted JWT that carries the id and nothing else. */
async function sealSession(sessionId: string): Promise<string> {
  return encryptJwt({ sid: sessionId }, { secret: authSecret(), maxAgeSeconds: sessionLifeSeconds });
}

/** The session id in a cookie's value, or null where it is not one of ours. */
export async function openSeal(value: string | undefined): Promise<string | null> {
  const claims = await decryptJwt(value, { secret: authSecret() });
  return typeof claims?.sid === 'string' ? claims.sid : null;
}
