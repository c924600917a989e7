import { isFresh } from '#core/people/freshness.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '../context.ts';

/**
 * Demands a fresh proof of the person before an act that can do much harm: a browser may be left open, or its cookie
 * stolen. API tokens pass, because their scope covers the act; so does the command line, which has no session.
 * Throws `auth.reauthenticate`.
 */
export function demandFresh({ session, now }: Pick<Context, 'session' | 'now'>): void {
  if (session !== undefined && !isFresh(session.authenticatedAt, now())) {
    throw new DomainError('auth.reauthenticate');
  }
}
