import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession, enrollingSession } from './session.ts';

/**
 * The context of whoever tends their own second factors: signed in, or signed in as far as to set one up. Throws
 * `auth.required`.
 */
export async function factorContext(): Promise<ActorContext> {
  const session = (await currentSession()) ?? (await enrollingSession());
  if (session === null) throw new DomainError('auth.required');
  return session.ctx;
}
