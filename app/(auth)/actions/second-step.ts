'use server';
import { redirect } from 'next/navigation';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { browserVisit } from '#app/_shell/session/browser-visit.ts';
import { finishBrowserSession, openPasskeySession } from '#app/_shell/session/open-browser-session.ts';
import { safeNext } from '#app/_shell/session/safe-next.ts';
import { currentStep } from '#app/_shell/session/step-cookie.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { askAnyPasskey } from '#usecases/sessions/ask-any-passkey.ts';
import { askStepPasskey as ask } from '#usecases/sessions/ask-step-passkey.ts';

/** Options for a sign-in with only a passkey. */
export async function askPasskey() {
  return toResult(async () => askAnyPasskey((await browserVisit()).ctx));
}

/** Signs in and redirects to `next`. Returns only on failure. */
export async function signInByPasskey(passkey: unknown, next: unknown) {
  return goOn(await toResult(() => openPasskeySession(passkey)), next);
}

/** The same as a second factor after the password. */
export async function askStepPasskey() {
  return toResult(async () => ask((await browserVisit()).ctx, (await currentStep()) ?? ''));
}

/**
 * `proof`: a code of the app, a recovery code, or a passkey response. Redirects to `next`; returns only on
 * failure.
 */
export async function finishSignIn(proof: { code: string } | { passkey: unknown }, next: unknown) {
  return goOn(await toResult(() => finishBrowserSession(proof)), next);
}

/**
 * The redirect is sent by the server. A response that sets cookies re-renders the current page, which
 * redirects to sign-in once the step is complete. That would race a redirect by the client.
 */
function goOn(answer: ActionResult<void>, next: unknown): ActionResult<void> {
  if (answer.ok) redirect(safeNext(next));
  return answer;
}
