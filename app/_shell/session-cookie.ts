import { decode, encode } from 'next-auth/jwt';
import { sessionLifeMs } from '#core/people/session-life.ts';
import { authSecret, isSecureSite } from './auth-settings.ts';

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

/** The value of the cookie for a session: an encrypted JWT that carries the id and nothing else. */
export async function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: sessionLifeSeconds });
}

/** The session id in a cookie's value, or null where it is not one of ours. */
export async function openSeal(value: string | undefined): Promise<string | null> {
  if (value === undefined) return null;
  try {
    const token = await decode({ token: value, secret: authSecret() });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}
