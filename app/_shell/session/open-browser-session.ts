import { finishSignIn } from '#usecases/sessions/finish-sign-in.ts';
import type { Admission } from '#usecases/sessions/shared/admit-person.ts';
import { signInWithPasskey } from '#usecases/sessions/sign-in-with-passkey.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { browserVisit } from './browser-visit.ts';
import { endCurrentSession } from './end-current-session.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { keepSession } from './session-cookie.ts';
import { currentStep, forgetStep, keepStep } from './step-cookie.ts';

/** The result of a proof: a session, or the step of the second factor. */
export type Reached = 'session' | 'step';

/** Signs a person in by e-mail and password. Throws the errors of the use case. */
export async function openBrowserSession(credentials: {
  email: unknown;
  password: unknown;
}): Promise<Reached> {
  const { ctx, userAgent } = await browserVisit();
  return reach(
    await signInWithPassword(ctx, { ...credentials, userAgent, knownBrowser: await knownBrowser() }),
  );
}

/** The same by a passkey, which needs no second factor. */
export async function openPasskeySession(passkey: unknown): Promise<void> {
  const { ctx, userAgent } = await browserVisit();
  await reach(await signInWithPasskey(ctx, { passkey, userAgent }));
}

/** Completes the pending step of this browser with a second factor: a code or a passkey. */
export async function finishBrowserSession(proof: unknown): Promise<void> {
  const { ctx } = await browserVisit();
  await reach(await finishSignIn(ctx, { stepId: (await currentStep()) ?? '', proof }));
  await forgetStep();
}

/** Sets the cookie of the session or of the step. */
export async function reach(admission: Admission): Promise<Reached> {
  if ('stepId' in admission) {
    await keepStep(admission.stepId);
    return 'step';
  }
  const { sessionId, personId } = admission;
  await endCurrentSession();
  await rememberBrowser(personId);
  await keepSession(sessionId);
  return 'session';
}
