import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '#usecases/context.ts';
import { currentSession } from '../session/session.ts';

/**
 * The context of the signed-in person for server actions. Throws `auth.required` instead of redirecting to
 * sign-in: only pages redirect, because a screen may hold unsaved text.
 */
export async function actionContext(): Promise<ActorContext> {
  const session = await currentSession();
  if (session === null) throw new DomainError('auth.required');
  return session.ctx;
}
