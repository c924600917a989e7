'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { browserVisit } from '#app/_shell/browser-visit.ts';
import { finishBrowserSession, openPasskeySession } from '#app/_shell/open-browser-session.ts';
import { currentStep } from '#app/_shell/step-cookie.ts';
import { askAnyPasskey } from '#usecases/sessions/ask-any-passkey.ts';
import { askStepPasskey as ask } from '#usecases/sessions/ask-step-passkey.ts';

/** What the browser needs to sign in by a passkey alone. */
export async function askPasskey() {
  return toResult(async () => askAnyPasskey((await browserVisit()).ctx));
}

export async function signInByPasskey(passkey: unknown) {
  return toResult(() => openPasskeySession(passkey));
}

/** The same as the second proof of whoever has just given their password. */
export async function askStepPasskey() {
  return toResult(async () => ask((await browserVisit()).ctx, (await currentStep()) ?? ''));
}

/** `proof`: a code of the app or on paper, or a passkey’s answer. */
export async function finishSignIn(proof: { code: string } | { passkey: unknown }) {
  return toResult(() => finishBrowserSession(proof));
}
