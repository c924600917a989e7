import { holds } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '../../context.ts';

/**
 * Tokens are kept by administrators, and by whoever works at the machine itself: there nobody is signed in,
 * and whoever can start a command can read the database anyway. Throws `action.not-your-role`.
 */
export function demandTokenKeeper(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor !== null && !holds(ctx.actor, 'admin')) throw new DomainError('action.not-your-role');
}
