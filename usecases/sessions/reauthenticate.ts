import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { proveSession } from '#db/queries/sessions/sessions.ts';
import { passwordMaxChars, verifyPassword } from '#platform/passwords/passwords.ts';
import { type Context, requireActor } from '../context.ts';
import { passkeyAnswer, personOfPasskey, provesTotp, typedTotp } from '../factors/shared/prove-factor.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { consumeLimits, refundLimits } from './shared/rate-limit-attempts.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.union([
  z.object({ password: z.string().min(1, 'field.required').max(passwordMaxChars, 'field.too-long') }),
  z.object({ code: z.string().trim().min(1, 'field.required').max(20, 'field.too-long') }),
  z.object({ passkey: passkeyAnswer }),
]);

/**
 * Authenticates the person of this session again: by their second factor if they have one, otherwise by their
 * password. Throws `auth.wrong-proof`, `auth.too-many-attempts`.
 */
export async function reauthenticate(context: Context, raw: unknown): Promise<void> {
  const proof = parseInput(input, raw);
  const ctx = requireActor(context);
  if (ctx.session === undefined) throw new DomainError('auth.required');
  const { id: sessionId } = ctx.session;
  const personId = ctx.actor.id;
  const limits = [{ of: `reauthenticate ${personId}`, most: 10, windowMs: 15 * 60_000 }];
  if (!(await consumeLimits(ctx, limits))) throw new DomainError('auth.too-many-attempts');
  if (!(await proves(ctx, personId, proof))) {
    await recordFailedSignIn(ctx, { account: '', personId, why: 'wrong-proof' });
    throw new DomainError('auth.wrong-proof');
  }
  await refundLimits(ctx, limits);
  await ctx.db.transaction(async (tx) => {
    await proveSession(tx, { id: sessionId, at: ctx.now() });
    await recordAdminAct(ctx, tx, {
      action: 'session.reauthenticate',
      subjectType: 'person',
      subjectId: personId,
      detail: { sessionId },
    });
  });
}

async function proves(ctx: Context, personId: string, proof: z.output<typeof input>): Promise<boolean> {
  if ('passkey' in proof)
    return (await personOfPasskey(ctx, { answer: proof.passkey, asked: personId })) !== null;
  if ('code' in proof) return provesTotp(ctx, personId, typedTotp(proof.code) ?? '');
  if (await hasSecondFactor(ctx.db, personId)) return false;
  const person = await findPerson(ctx.db, personId);
  return verifyPassword(proof.password, person?.passwordHash ?? null, 'known');
}
