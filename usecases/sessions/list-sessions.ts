import { listLiveSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';

/** The actor's sessions, last used first. */
export async function listSessions(ctx: Context) {
  const { actor } = requireActor(ctx);
  return listLiveSessions(ctx.db, { personId: actor.id, now: ctx.now() });
}
