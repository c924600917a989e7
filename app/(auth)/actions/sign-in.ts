'use server';
import { redirect } from 'next/navigation';
import { describeFailure } from '#app/_shell/actions/action-result.ts';
import { openBrowserSession, type Reached } from '#app/_shell/session/open-browser-session.ts';
import { safeNext } from '#app/_shell/session/safe-next.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { secondStepUrl } from '#core/urls.ts';

/** The state after a failed try: the failure, and the e-mail to fill the field again. */
export type SignInState = { readonly failure: ActionFailure; readonly email: string } | null;

/** Signs in by e-mail and password. Redirects to the wanted page, or to the second factor. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '');
  const next = safeNext(form.get('next'));
  let reached: Reached;
  try {
    reached = await openBrowserSession({ email, password: String(form.get('password') ?? '') });
  } catch (error) {
    return { failure: await describeFailure(error), email };
  }
  redirect(reached === 'step' ? secondStepUrl(next) : next);
}
