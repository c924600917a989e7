'use server';
import { headers } from 'next/headers';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { rememberBrowser } from '#app/_shell/session/known-browser.ts';
import { keepSession } from '#app/_shell/session/session-cookie.ts';
import { changeOwnPassword } from '#usecases/passwords/change-own-password.ts';

/**
 * Changes the password of the signed-in person. This browser gets a new session; all others are signed out.
 */
export async function changeMyPassword(input: { current: string; password: string }) {
  return toResult(async () => {
    const ctx = await actionContext();
    const userAgent = (await headers()).get('user-agent') ?? '';
    const { sessionId } = await changeOwnPassword(ctx, { ...input, userAgent });
    await keepSession(sessionId);
    await rememberBrowser(ctx.actor.id);
  });
}
