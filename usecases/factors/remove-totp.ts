import { DomainError } from '#core/shared/domain-error.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { deleteTotp } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { keepFactor } from './shared/keep-factor.ts';
import { recordFactor } from './shared/record-factor.ts';

/**
 * Removes the actor's authenticator app. Throws `factor.not-found`, `factor.required`, `auth.reauthenticate`.
 */
export async function removeTotp(context: Context): Promise<void> {
  const ctx = requireActor(context);
  requireFresh(ctx);
  await ctx.db.transaction(async (tx) => {
    await findPersonForUpdate(tx, ctx.actor.id);
    if (!(await deleteTotp(tx, ctx.actor.id))) throw new DomainError('factor.not-found');
    await keepFactor(ctx, tx);
    await recordFactor(ctx, tx, { action: 'factor.remove_app' });
  });
}
