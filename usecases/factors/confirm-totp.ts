import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { confirmTotp as confirm, findTotp, hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { totpStepOf } from '#platform/auth/totp.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { secretCipher, totpSeal } from '../shared/secret-cipher.ts';
import { giveRecoveryCodes } from './shared/give-recovery-codes.ts';
import { typedTotp } from './shared/prove-factor.ts';
import { recordFactor } from './shared/record-factor.ts';

const input = z.object({ code: z.string().min(1, 'field.required').max(20, 'field.too-long') });

/**
 * Confirms the actor's authenticator app by a code; from now on it is a valid factor. With the first factor
 * returns ten recovery codes, otherwise null. Throws `factor.wrong-code`, `factor.not-begun`,
 * `auth.reauthenticate`.
 */
export async function confirmTotp(
  context: Context,
  raw: unknown,
): Promise<{ recoveryCodes: readonly string[] | null }> {
  const { code } = parseInput(input, raw);
  const ctx = requireActor(context);
  requireFresh(ctx);
  const personId = ctx.actor.id;
  return ctx.db.transaction(async (tx) => {
    await findPersonForUpdate(tx, ctx.actor.id);
    const totp = await findTotp(tx, personId);
    if (totp === null || totp.confirmedAt !== null) throw new DomainError('factor.not-begun');
    const { sealedSecret } = totp;
    const secret = secretCipher(ctx).decrypt(sealedSecret, totpSeal(personId));
    if (secret === null) throw new DomainError('factor.not-begun');
    const step = totpStepOf(secret, typedTotp(code) ?? '', ctx.now().getTime());
    if (step === null) throw new DomainError('factor.wrong-code');
    const isFirst = !(await hasSecondFactor(tx, personId));
    if (!(await confirm(tx, { personId, sealedSecret, step, at: ctx.now() })))
      throw new DomainError('factor.not-begun');
    const recoveryCodes = isFirst ? await giveRecoveryCodes(ctx, tx) : null;
    await recordFactor(ctx, tx, { action: 'factor.add_app' });
    return { recoveryCodes };
  });
}
