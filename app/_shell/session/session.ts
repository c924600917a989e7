import { cookies } from 'next/headers';
import { cache } from 'react';
import { defaultPolicy } from '#core/articles/policy.ts';
import type { ActorContext, Context } from '#usecases/context.ts';
import { services } from '#usecases/services.ts';
import { readEnrollingSession } from '#usecases/sessions/read-enrolling-session.ts';
import { readPolicy } from '#usecases/sessions/read-policy.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { ownSessionCookieName } from './auth-settings.ts';
import { clientAddress } from './client-address.ts';
import { openSeal } from './session-cookie.ts';

/** The session of this request. */
export type Session = { readonly id: string; readonly email: string; readonly ctx: ActorContext };

/** The session of this request, loaded once per request. Null if there is none. */
export const currentSession = cache(() => sessionBy(readSession));

/**
 * The session of a person who must enrol a second factor first, or null. For all other pages they are
 * anonymous.
 */
export const enrollingSession = cache(() => sessionBy(readEnrollingSession));

async function sessionBy(read: typeof readSession): Promise<Session | null> {
  const sessionId = await openSeal((await cookies()).get(ownSessionCookieName())?.value);
  if (sessionId === null) return null;
  const ctx: Context = { ...services(), actor: null, address: await clientAddress(), policy: defaultPolicy };
  const [session, policy] = await Promise.all([read(ctx, sessionId), readPolicy(ctx)]);
  if (session === null) return null;
  const { actor, email, authenticatedAt } = session;
  return {
    id: sessionId,
    email,
    ctx: { ...ctx, policy, actor, session: { id: sessionId, authenticatedAt } },
  };
}
