import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { takeChallenge } from '#db/queries/sessions/passkey-challenges.ts';
import { hasSecondFactor, insertPasskey } from '#db/queries/sessions/second-factors.ts';
import { challengeIn, type RegistrationResponseJSON, verifyRegistration } from '#platform/auth/passkeys.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { giveRecoveryCodes } from './shared/give-recovery-codes.ts';
import { passkeyName } from './shared/passkey-name.ts';
import { recordFactor } from './shared/record-factor.ts';

const input = z.object({
  name: passkeyName,
  answer: z
    .looseObject({ response: z.looseObject({ clientDataJSON: z.string().max(10_000) }) })
    .transform((answer) => answer as unknown as RegistrationResponseJSON),
});

/**
 * Stores the passkey that the actor's browser created for our challenge. With the first factor returns ten
 * recovery codes, otherwise null. Throws `factor.bad-passkey`, `factor.exists`, `auth.reauthenticate`.
 */
export async function addPasskey(
  context: Context,
  raw: unknown,
): Promise<{ recoveryCodes: readonly string[] | null }> {
  const { name, answer } = parseInput(input, raw);
  const ctx = requireActor(context);
  requireFresh(ctx);
  const personId = ctx.actor.id;
  const now = ctx.now();
  const challenge = challengeIn(answer) ?? '';
  const wasAsked = await takeChallenge(ctx.db, { challenge, purpose: 'register', personId, now });
  const passkey = wasAsked ? await verifyRegistration(ctx.site.url, { response: answer, challenge }) : null;
  if (passkey === null) throw new DomainError('factor.bad-passkey');
  return ctx.db.transaction(async (tx) => {
    await findPersonForUpdate(tx, ctx.actor.id);
    const isFirst = !(await hasSecondFactor(tx, personId));
    const isNew = await insertPasskey(tx, {
      ...passkey,
      transports: [...passkey.transports],
      id: ctx.newId(),
      personId,
      name,
      createdAt: now,
    });
    if (!isNew) throw new DomainError('factor.exists');
    const recoveryCodes = isFirst ? await giveRecoveryCodes(ctx, tx) : null;
    await recordFactor(ctx, tx, { action: 'factor.add_passkey', name });
    return { recoveryCodes };
  });
}
