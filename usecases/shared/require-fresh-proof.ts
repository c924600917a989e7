import { isFresh } from '#core/people/freshness.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '../context.ts';

/**
 * Requires a recent authentication before a sensitive act, because a session may be unattended or its cookie
 * stolen. API tokens pass, because their scope covers the act; so does the command line, which has no
 * session. Throws `auth.reauthenticate`.
 */
export function requireFresh({ session, now }: Pick<Context, 'session' | 'now'>): void {
  if (session !== undefined && !isFresh(session.authenticatedAt, now())) {
    throw new DomainError('auth.reauthenticate');
  }
}
