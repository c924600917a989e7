import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson, findPersonForUpdate } from '#db/queries/people/people.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { hashPassword, passwordMaxChars, verifyPassword } from '#platform/passwords/passwords.ts';
import { type Context, requireActor } from '../context.ts';
import { newPassword, putNewPassword } from '../people/shared/new-password.ts';
import { requireGoodPassword } from '../people/shared/require-good-password.ts';
import { openSession } from '../sessions/shared/open-session.ts';
import { consumeLimits, refundLimits } from '../sessions/shared/rate-limit-attempts.ts';
import { recordAccountAct } from '../sessions/shared/record-account-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const input = z.object({
  current: z.string().min(1, 'field.required').max(passwordMaxChars, 'field.too-long'),
  password: newPassword,
  userAgent: z.string().default(''),
});

/**
 * Changes the actor's password. Requires the old one, and a recent proof of the second factor if they have
 * one: an unattended session is not enough. Ends every session and returns a new one. Throws
 * `password.wrong`, `password.none` for accounts without a password, `auth.reauthenticate`,
 * `auth.too-many-attempts`, and the reasons for refusing a password.
 */
export async function changeOwnPassword(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ sessionId: string }> {
  const ctx = requireActor(context);
  const { current, password, userAgent } = parseInput(input, raw);
  const personId = ctx.actor.id;
  const person = await findPerson(ctx.db, personId);
  if (person === null || person.passwordHash === null) throw new DomainError('password.none');
  // Before the old password is checked: a thief of the session learns nothing about it here.
  if (await hasSecondFactor(ctx.db, personId)) requireFresh(ctx);
  const limits = [{ of: `change password ${personId}`, most: 10, windowMs: 15 * 60_000 }];
  if (!(await consumeLimits(ctx, limits))) throw new DomainError('auth.too-many-attempts');
  if (!(await verifyPassword(current, person.passwordHash, 'known'))) throw wrongPassword();
  await refundLimits(ctx, limits);
  await requireGoodPassword(ctx, password, person);
  const passwordHash = await hashPassword(password, 'known');
  return ctx.db.transaction(async (tx) => {
    // If a reset link changed the password meanwhile, the old one is no longer valid.
    const now = await findPersonForUpdate(tx, personId);
    if (now?.passwordHash !== person.passwordHash) throw wrongPassword();
    await putNewPassword(ctx, tx, { personId, passwordHash });
    await recordAccountAct(ctx, tx, {
      actorId: personId,
      action: 'session.choose_password',
      personId,
      detail: { by: 'own' },
    });
    return openSession(ctx, tx, { personId, userAgent });
  });
}

function wrongPassword(): DomainError {
  return new DomainError('password.wrong', { fieldErrors: { current: 'password.wrong' } });
}
