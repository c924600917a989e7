import { insertSession } from '#db/queries/sessions.ts';
import type { Context } from '../../context.ts';
import { recordSignIn } from './record-sign-in.ts';

/** How long a signed-in browser stays so, in milliseconds. */
export const sessionLifeMs = 14 * 24 * 60 * 60_000;
const userAgentMaxChars = 300;

/** Opens a session for a person whose identity was just proven. */
export async function openSession(
  ctx: Context,
  { personId, userAgent }: { personId: string; userAgent: string },
): Promise<{ sessionId: string }> {
  const now = ctx.now();
  const sessionId = ctx.newId();
  await ctx.db.transaction(async (tx) => {
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
  });
  return { sessionId };
}
