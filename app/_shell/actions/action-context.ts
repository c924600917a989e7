import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession } from '../session/session.ts';

/**
 * The context of whoever is signed in, for what a screen asks of us by itself. Throws `auth.required`: to lead somebody
 * to sign-in is for pages, a screen may hold text that is not saved.
 */
export async function actionContext(): Promise<ActorContext> {
  const session = await currentSession();
  if (session === null) throw new DomainError('auth.required');
  return session.ctx;
}
