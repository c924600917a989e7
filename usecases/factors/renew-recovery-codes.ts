import { DomainError } from '#core/shared/domain-error.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { giveRecoveryCodes } from './shared/give-recovery-codes.ts';
import { recordFactor } from './shared/record-factor.ts';

/**
 * Ten new recovery codes for the actor; the old ones become invalid. Throws `factor.not-found`,
 * `auth.reauthenticate`.
 */
export async function renewRecoveryCodes(context: Context): Promise<{ recoveryCodes: readonly string[] }> {
  const ctx = requireActor(context);
  requireFresh(ctx);
  return ctx.db.transaction(async (tx) => {
    await findPersonForUpdate(tx, ctx.actor.id);
    if (!(await hasSecondFactor(tx, ctx.actor.id))) throw new DomainError('factor.not-found');
    const recoveryCodes = await giveRecoveryCodes(ctx, tx);
    await recordFactor(ctx, tx, { action: 'factor.renew_codes' });
    return { recoveryCodes };
  });
}
