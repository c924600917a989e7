import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { endTokensOf } from '../tokens/shared/end-tokens-of.ts';
import { recordAccountAct } from './shared/record-account-act.ts';

const input = z.object({
  /** By default API clients with tokens continue (decision 0040). */
  tokensToo: z.boolean().default(false),
});

/** Ends all sessions of the actor, including this one, and optionally their API tokens. */
export async function signOutEverywhere(context: Context, raw: z.input<typeof input> = {}): Promise<void> {
  const ctx = requireActor(context);
  const { tokensToo } = parseInput(input, raw);
  const personId = ctx.actor.id;
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    await revokeAllSessions(tx, { personId, at });
    const tokens = tokensToo ? await endTokensOf(ctx, tx, personId) : 0;
    await recordAccountAct(ctx, tx, {
      actorId: personId,
      action: 'session.end_all',
      personId,
      detail: tokensToo ? { tokens } : {},
    });
  });
}
