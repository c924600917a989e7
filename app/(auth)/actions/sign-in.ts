'use server';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { describeFailure } from '#app/_shell/action-result.ts';
import { clientAddress } from '#app/_shell/client-address.ts';
import { safeNext } from '#app/_shell/safe-next.ts';
import { sealSession, sessionCookieOptions } from '#app/_shell/session-cookie.ts';
import { siteContext } from '#app/_shell/site-context.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';

/** What the form shows after a failed try: the failure, and the e-mail so that it need not be typed again. */
export type SignInState = { readonly failure: ActionFailure; readonly email: string } | null;

/** Signs in by e-mail and password and goes on to where the person wanted to be. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '');
  let sessionId: string;
  try {
    const ctx = { ...(await siteContext()), address: await clientAddress() };
    const opened = await signInWithPassword(ctx, {
      email,
      password: String(form.get('password') ?? ''),
      userAgent: (await headers()).get('user-agent') ?? '',
    });
    sessionId = opened.sessionId;
  } catch (error) {
    return { failure: await describeFailure(error), email };
  }
  (await cookies()).set(sessionCookieName, await sealSession(sessionId), sessionCookieOptions());
  redirect(safeNext(form.get('next')));
}
