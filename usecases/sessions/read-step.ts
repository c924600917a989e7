import { z } from 'zod';
import { findTotp, listPasskeys } from '#db/queries/sessions/second-factors.ts';
import { findOpenStep } from '#db/queries/sessions/sign-in-steps.ts';
import type { Context } from '../context.ts';

/** The possible second factors of an open step; null if the step is no longer valid. */
export async function readStep(
  ctx: Context,
  stepId: string,
): Promise<{ withApp: boolean; withPasskey: boolean } | null> {
  if (!z.uuid().safeParse(stepId).success) return null;
  const step = await findOpenStep(ctx.db, { id: stepId, now: ctx.now() });
  if (step === null) return null;
  const [totp, passkeys] = [await findTotp(ctx.db, step.personId), await listPasskeys(ctx.db, step.personId)];
  return { withApp: totp !== null && totp.confirmedAt !== null, withPasskey: passkeys.length > 0 };
}
