'use server';
import { redirect } from 'next/navigation';
import { describeFailure } from '#app/_shell/action-result.ts';
import { openBrowserSession } from '#app/_shell/open-browser-session.ts';
import { safeNext } from '#app/_shell/safe-next.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

/** What the form shows after a failed try: the failure, and the e-mail so that it need not be typed again. */
export type SignInState = { readonly failure: ActionFailure; readonly email: string } | null;

/** Signs in by e-mail and password and goes on to where the person wanted to be. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '');
  try {
    await openBrowserSession({ email, password: String(form.get('password') ?? '') });
  } catch (error) {
    return { failure: await describeFailure(error), email };
  }
  redirect(safeNext(form.get('next')));
}
