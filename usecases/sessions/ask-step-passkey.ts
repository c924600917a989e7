import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { findOpenStep } from '#db/queries/sessions/sign-in-steps.ts';
import type { Context } from '../context.ts';
import { askPasskey } from '../factors/shared/ask-passkey.ts';

/** The options for a signature by a passkey of the step's person. Throws `auth.step-over`. */
export async function askStepPasskey(ctx: Context, stepId: string) {
  const step = z.uuid().safeParse(stepId).success
    ? await findOpenStep(ctx.db, { id: stepId, now: ctx.now() })
    : null;
  if (step === null) throw new DomainError('auth.step-over');
  return askPasskey(ctx, step.personId);
}
