import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { closeStep, countTry, findOpenStep } from '#db/queries/sessions/sign-in-steps.ts';
import type { Context } from '../context.ts';
import {
  passkeyAnswer,
  personOfPasskey,
  provesRecovery,
  provesTotp,
  typedTotp,
} from '../factors/shared/prove-factor.ts';
import type { Admitted } from './shared/admit-person.ts';
import { noteFailedStep } from './shared/note-failed-step.ts';
import { openSession } from './shared/open-session.ts';

const input = z.object({
  stepId: z.string(),
  proof: z.union([
    z.object({ code: z.string().trim().min(1, 'field.required').max(60, 'field.too-long') }),
    z.object({ passkey: passkeyAnswer }),
  ]),
});

/** Attempts at a six-digit code: per step, and per person within a quarter of an hour. */
const triesPerStep = 5;
const triesPerPerson = 20;

/**
 * Verifies the second factor: a code of their app, a recovery code or a passkey. Opens the session. Throws
 * `auth.step-over` after the timeout or too many attempts, and `auth.wrong-code`. Only six-digit codes are
 * counted. The other factors cannot be guessed, and counting them would let an attacker lock out the owner.
 */
export async function finishSignIn(ctx: Context, raw: unknown): Promise<Admitted> {
  const { stepId, proof } = parseInput(input, raw);
  const now = ctx.now();
  const step = z.uuid().safeParse(stepId).success ? await findOpenStep(ctx.db, { id: stepId, now }) : null;
  if (step === null) throw new DomainError('auth.step-over');
  const { personId, userAgent } = step;
  if (!(await proves(ctx, step, proof))) {
    await noteFailedStep(ctx, step);
    throw new DomainError('auth.wrong-code');
  }
  return ctx.db.transaction(async (tx) => {
    // An act that ends the person's sessions has also ended the step, or waits for this and ends the session
    // as well.
    if (!(await closeStep(tx, { id: stepId, at: now }))) throw new DomainError('auth.step-over');
    return { ...(await openSession(ctx, tx, { personId, userAgent })), personId };
  });
}

async function proves(
  ctx: Context,
  { id, personId }: { id: string; personId: string },
  proof: z.output<typeof input>['proof'],
): Promise<boolean> {
  if ('passkey' in proof)
    return (await personOfPasskey(ctx, { answer: proof.passkey, asked: personId })) !== null;
  const digits = typedTotp(proof.code);
  if (digits === null) return provesRecovery(ctx, personId, proof.code);
  const limits = { mostOfStep: triesPerStep, mostOfPerson: triesPerPerson };
  const isLeft = await ctx.db.transaction(async (tx) => {
    // Concurrent attempts in several steps are serialised; otherwise each would see the same count.
    await findPersonForUpdate(tx, personId);
    return countTry(tx, { id, ...limits });
  });
  if (!isLeft) throw new DomainError('auth.step-over');
  return provesTotp(ctx, personId, digits);
}
