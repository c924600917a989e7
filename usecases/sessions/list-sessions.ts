import { listLiveSessions } from '#db/queries/sessions.ts';
import { type Context, requireActor } from '../context.ts';

/** The browsers in which the actor is signed in, last used first. */
export async function listSessions(ctx: Context) {
  const { actor } = requireActor(ctx);
  return listLiveSessions(ctx.db, { personId: actor.id, now: ctx.now() });
}
