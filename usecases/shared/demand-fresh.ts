import { isFresh } from '#core/people/freshness.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '../context.ts';

/**
 * Before what can do much harm: whoever acts from a browser must have proven who they are a short while ago, for a
 * browser may be left open, or its cookie stolen. A token has a scope for it, and the machine itself no session.
 * Throws `auth.reauthenticate`.
 */
export function demandFresh({ session, now }: Pick<Context, 'session' | 'now'>): void {
  if (session !== undefined && !isFresh(session.authenticatedAt, now())) {
    throw new DomainError('auth.reauthenticate');
  }
}
