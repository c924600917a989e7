import type { Transaction } from '#db/client.ts';
import { hasSecondFactor } from '#db/queries/second-factors.ts';
import { insertStep } from '#db/queries/sign-in-steps.ts';
import type { Context } from '../../context.ts';
import { openSession, userAgentMaxChars } from './open-session.ts';
import { recordFirstProof } from './record-sign-in.ts';

/** Somebody who has proven enough, with their new session. */
export type Admitted = { readonly sessionId: string; readonly personId: string };

/** Where a first proof leads: to a session, or to the step that asks for the second. */
export type Admission = Admitted | { readonly stepId: string };

/** How long somebody may take for their second proof, in milliseconds. */
export const stepLifeMs = 10 * 60_000;
/** For how long tries are remembered after that. */
export const triesRememberedMs = 15 * 60_000;

/** Somebody has given their first proof: whoever has a second factor is asked for it, the others are in. */
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
