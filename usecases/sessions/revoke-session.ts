import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { revokeSessionOf } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ sessionId: z.uuid() });

/** Ends one of the actor's sessions, effective with the next request. Throws `session.not-found`. */
export async function revokeSession(ctx: Context, raw: unknown): Promise<void> {
  const { actor } = requireActor(ctx);
  const { sessionId } = parseInput(input, raw);
  await ctx.db.transaction(async (tx) => {
    const revoked = await revokeSessionOf(tx, { id: sessionId, personId: actor.id, at: ctx.now() });
    if (!revoked) throw new DomainError('session.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'session.end',
      subjectType: 'person',
      subjectId: actor.id,
      detail: { sessionId },
    });
  });
}
