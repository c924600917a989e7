import { sessionLifeMs } from '#core/people/session-life.ts';
import type { Transaction } from '#db/client.ts';
import { insertSession } from '#db/queries/sessions/sessions.ts';
import type { Context } from '../../context.ts';
import { recordSignIn } from './record-sign-in.ts';

export const userAgentMaxChars = 300;

/** Opens a session for an authenticated person. Call it last in the transaction. */
export async function openSession(
  ctx: Context,
  tx: Transaction,
  { personId, userAgent }: { personId: string; userAgent: string },
): Promise<{ sessionId: string }> {
  const now = ctx.now();
  const sessionId = ctx.newId();
  await insertSession(tx, {
    id: sessionId,
    personId,
    userAgent: userAgent.slice(0, userAgentMaxChars),
    address: ctx.address,
    createdAt: now,
    authenticatedAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionLifeMs),
  });
  await recordSignIn(ctx, tx, { personId, detail: { sessionId } });
  return { sessionId };
}
