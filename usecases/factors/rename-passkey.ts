import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { renamePasskeyOf } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { passkeyName } from './shared/passkey-name.ts';
import { recordFactor } from './shared/record-factor.ts';

const input = z.object({ passkeyId: z.uuid('factor.not-found'), name: passkeyName });

/** Renames one of the actor's passkeys. Throws `factor.not-found`. */
export async function renamePasskey(context: Context, raw: unknown): Promise<void> {
  const { passkeyId, name } = parseInput(input, raw);
  const ctx = requireActor(context);
  await ctx.db.transaction(async (tx) => {
    const isNamed = await renamePasskeyOf(tx, { id: passkeyId, personId: ctx.actor.id, name });
    if (!isNamed) throw new DomainError('factor.not-found');
    await recordFactor(ctx, tx, { action: 'factor.rename_passkey', name });
  });
}
