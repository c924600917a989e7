import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { deskPathHeader } from '#core/people/desk-path-header.ts';
import { deskUrl, signInUrl } from '#core/urls.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession } from '../session/session.ts';

/** The context of whoever is signed in; sends everybody else to sign-in, and from there back to where they were. */
export async function deskContext(): Promise<ActorContext> {
  const session = await currentSession();
  if (session === null) redirect(signInUrl((await headers()).get(deskPathHeader) ?? deskUrl));
  return session.ctx;
}
