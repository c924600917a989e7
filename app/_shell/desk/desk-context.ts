import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { deskPathHeader } from '#core/people/desk-headers.ts';
import { deskUrl, signInUrl } from '#core/urls.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession } from '../session/session.ts';

/** The context of the signed-in person. Redirects others to sign-in, which returns to this page. */
export async function deskContext(): Promise<ActorContext> {
  const session = await currentSession();
  if (session === null) redirect(signInUrl((await headers()).get(deskPathHeader) ?? deskUrl));
  return session.ctx;
}
