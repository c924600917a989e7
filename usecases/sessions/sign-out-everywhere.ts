import { revokeAllSessions } from '#db/queries/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAccountAct } from './shared/record-account-act.ts';

/** Ends every session of the actor, this one too. */
export async function signOutEverywhere(context: Context): Promise<void> {
  const ctx = requireActor(context);
  const personId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    await revokeAllSessions(tx, { personId, at: ctx.now() });
    await recordAccountAct(ctx, tx, { actorId: personId, action: 'session.end_all', personId, detail: {} });
  });
}
