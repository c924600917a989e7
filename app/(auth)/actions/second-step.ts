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

/** What the browser needs to sign in by a passkey alone. */
export async function askPasskey() {
  return toResult(async () => askAnyPasskey((await browserVisit()).ctx));
}

/** Goes on to `next`; an answer is a failure. */
export async function signInByPasskey(passkey: unknown, next: unknown) {
  return goOn(await toResult(() => openPasskeySession(passkey)), next);
}

/** The same as the second proof of whoever has just given their password. */
export async function askStepPasskey() {
  return toResult(async () => ask((await browserVisit()).ctx, (await currentStep()) ?? ''));
}

/** `proof`: a code of the app or on paper, or a passkey’s answer. Goes on to `next`; an answer is a failure. */
export async function finishSignIn(proof: { code: string } | { passkey: unknown }, next: unknown) {
  return goOn(await toResult(() => finishBrowserSession(proof)), next);
}

/**
 * From here and not from the screen: an answer that sets cookies carries the page that asked, made anew, and for a step
 * that is over this page leads back to sign-in. It would race the screen's own way on.
 */
function goOn(answer: ActionResult<void>, next: unknown): ActionResult<void> {
  if (answer.ok) redirect(safeNext(next));
  return answer;
}
