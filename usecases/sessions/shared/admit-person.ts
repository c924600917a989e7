import type { Transaction } from '#db/client.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { insertStep } from '#db/queries/sessions/sign-in-steps.ts';
import type { Context } from '../../context.ts';
import { openSession, userAgentMaxChars } from './open-session.ts';
import { recordFirstProof } from './record-sign-in.ts';

/** A fully authenticated person with their new session. */
export type Admitted = { readonly sessionId: string; readonly personId: string };

/** The result of the first factor: a session, or the step for the second factor. */
export type Admission = Admitted | { readonly stepId: string };

/** The timeout of the second step, in milliseconds. */
export const stepLifeMs = 10 * 60_000;
/** How long attempts are stored after that. */
export const triesRememberedMs = 15 * 60_000;

/**
 * After the first factor: starts the second step for a person with a second factor, otherwise opens the
 * session.
 */
export async function admitPerson(
  ctx: Context,
  tx: Transaction,
  { personId, userAgent }: { personId: string; userAgent: string },
): Promise<Admission> {
  if (!(await hasSecondFactor(tx, personId))) {
    return { ...(await openSession(ctx, tx, { personId, userAgent })), personId };
  }
  const nowMs = ctx.now().getTime();
  const stepId = ctx.newId();
  await insertStep(tx, {
    id: stepId,
    personId,
    userAgent: userAgent.slice(0, userAgentMaxChars),
    expiresAt: new Date(nowMs + stepLifeMs),
    forgetBefore: new Date(nowMs - triesRememberedMs),
  });
  await recordFirstProof(ctx, tx, personId);
  return { stepId };
}
