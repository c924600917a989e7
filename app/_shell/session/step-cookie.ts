import { cookies } from 'next/headers';
import { decryptJwt, encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { stepLifeMs } from '#usecases/sessions/shared/admit-person.ts';
import { authSecret, heldToHost } from './auth-settings.ts';
import { sessionCookieOptions } from './session-cookie.ts';

/** The cookie name, and the salt that separates its values from those of other cookies. */
const salt = 'toasoan.step';
const maxAgeSeconds = stepLifeMs / 1000;

/** Stores the current sign-in step in this browser. */
export async function keepStep(stepId: string): Promise<void> {
  const value = await encryptJwt({ step: stepId }, { secret: authSecret(), salt, maxAgeSeconds });
  (await cookies()).set(heldToHost(salt), value, { ...sessionCookieOptions(), maxAge: maxAgeSeconds });
}

/** The current sign-in step of this browser, or null. */
export async function currentStep(): Promise<string | null> {
  const value = (await cookies()).get(heldToHost(salt))?.value;
  const claims = await decryptJwt(value, { secret: authSecret(), salt });
  return typeof claims?.step === 'string' ? claims.step : null;
}

/** Deletes the step after it is complete. */
export async function forgetStep(): Promise<void> {
  (await cookies()).set(heldToHost(salt), '', { ...sessionCookieOptions(), maxAge: 0 });
}
