'use server';
import { redirect } from 'next/navigation';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { endCurrentSession } from '#app/_shell/session/end-current-session.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { forgetSession } from '#app/_shell/session/session-cookie.ts';
import { signInUrl } from '#core/urls.ts';
import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { signOutEverywhere as endAllSessions } from '#usecases/sessions/sign-out-everywhere.ts';

export async function endSession(sessionId: string) {
  return toResult(async () => revokeSession(await actionContext(), { sessionId }));
}

/** Ends this browser's session on the server, then deletes its cookie. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  await forgetSession();
  redirect(signInUrl());
}

/**
 * Ends all sessions of the signed-in person, including this one, and their tokens if the form asks for it.
 */
export async function signOutEverywhere(form: FormData): Promise<void> {
  const session = await currentSession();
  if (session !== null) await endAllSessions(session.ctx, { tokensToo: form.get('tokens') !== null });
  await forgetSession();
  redirect(signInUrl());
}
