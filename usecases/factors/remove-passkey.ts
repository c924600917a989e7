import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { deletePasskeyOf } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { keepFactor } from './shared/keep-factor.ts';
import { recordFactor } from './shared/record-factor.ts';

const input = z.object({ passkeyId: z.uuid('factor.not-found') });

/**
 * Removes one of the actor's passkeys. Throws `factor.not-found`, `factor.required`, `auth.reauthenticate`.
 */
export async function removePasskey(context: Context, raw: unknown): Promise<void> {
  const { passkeyId } = parseInput(input, raw);
  const ctx = requireActor(context);
  requireFresh(ctx);
  await ctx.db.transaction(async (tx) => {
    await findPersonForUpdate(tx, ctx.actor.id);
    const name = await deletePasskeyOf(tx, { id: passkeyId, personId: ctx.actor.id });
    if (name === null) throw new DomainError('factor.not-found');
    await keepFactor(ctx, tx);
    await recordFactor(ctx, tx, { action: 'factor.remove_passkey', name });
  });
}
