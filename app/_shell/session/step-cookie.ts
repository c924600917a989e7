import { cookies } from 'next/headers';
import { decryptJwt, encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { stepLifeMs } from '#usecases/sessions/shared/admit-person.ts';
import { authSecret, heldToHost } from './auth-settings.ts';
import { sessionCookieOptions } from './session-cookie.ts';

/** Its name, and what keeps a value that was sealed for another cookie from being taken for one of this. */
const salt = 'toasoan.step';
const maxAgeSeconds = stepLifeMs / 1000;

/** Remembers in this browser which step of a sign-in it has come to. */
export async function keepStep(stepId: string): Promise<void> {
  const value = await encryptJwt({ step: stepId }, { secret: authSecret(), salt, maxAgeSeconds });
  (await cookies()).set(heldToHost(salt), value, { ...sessionCookieOptions(), maxAge: maxAgeSeconds });
}

/** The step that this browser has come to, or null. */
export async function currentStep(): Promise<string | null> {
  const value = (await cookies()).get(heldToHost(salt))?.value;
  const claims = await decryptJwt(value, { secret: authSecret(), salt });
  return typeof claims?.step === 'string' ? claims.step : null;
}

/** Forgets the step, which is over. */
export async function forgetStep(): Promise<void> {
  (await cookies()).set(heldToHost(salt), '', { ...sessionCookieOptions(), maxAge: 0 });
}
