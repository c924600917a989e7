import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { revokeTokensOf } from '#db/queries/api-tokens.ts';
import { revokeAllSessions } from '#db/queries/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { recordAccountAct } from './shared/record-account-act.ts';

const input = z.object({
  /** Programs that work by a token go on where nothing is said (decision 0040). */
  tokensToo: z.boolean().default(false),
});

/** Ends every session of the actor, this one too, and their tokens of the API where they want that. */
export async function signOutEverywhere(context: Context, raw: z.input<typeof input> = {}): Promise<void> {
  const ctx = requireActor(context);
  const { tokensToo } = parseInput(input, raw);
  const personId = ctx.actor.id;
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    await revokeAllSessions(tx, { personId, at });
    const ended = tokensToo ? await revokeTokensOf(tx, { personId, at }) : [];
    for (const { id, name } of ended) {
      await recordAdminAct(ctx, tx, {
        action: 'token.revoke',
        subjectType: 'token',
        subjectId: id,
        detail: { personId, name },
      });
    }
    await recordAccountAct(ctx, tx, {
      actorId: personId,
      action: 'session.end_all',
      personId,
      detail: tokensToo ? { tokens: ended.length } : {},
    });
  });
}
