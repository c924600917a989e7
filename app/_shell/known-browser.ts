import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { authSecret, heldToHost, isSecureSite } from './auth-settings.ts';

const salt = 'toasoan.known';
const lifeSeconds = 180 * 24 * 60 * 60;

/** Who has signed in in this browser before; it proves nothing but that, and keeps their door open under a flood. */
export async function knownBrowser(): Promise<{ personId: string; browserId: string } | null> {
  const value = (await cookies()).get(heldToHost(salt))?.value;
  if (value === undefined) return null;
  try {
    const token = await decode({ token: value, secret: authSecret(), salt });
    const { personId, browserId } = token ?? {};
    return typeof personId === 'string' && typeof browserId === 'string' ? { personId, browserId } : null;
  } catch {
    // Sealed with another secret, expired or made up.
    return null;
  }
}

/** Knows this browser again for half a year. */
export async function rememberBrowser(personId: string): Promise<void> {
  const token = { personId, browserId: randomUUID() };
  (await cookies()).set(
    heldToHost(salt),
    await encode({ token, secret: authSecret(), salt, maxAge: lifeSeconds }),
    { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite(), maxAge: lifeSeconds },
  );
}
