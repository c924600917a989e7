import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession, enrollingSession } from './session.ts';

/**
 * The context of a person who manages their second factors: signed in, or in enrolment. Throws
 * `auth.required`.
 */
export async function factorContext(): Promise<ActorContext> {
  const session = (await currentSession()) ?? (await enrollingSession());
  if (session === null) throw new DomainError('auth.required');
  return session.ctx;
}
