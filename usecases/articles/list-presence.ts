import { listPresence as presenceRows } from '#db/queries/presence.ts';
import { type Context, requireActor } from '../context.ts';
import { presenceMs } from './shared/presence-time.ts';

/** More people than any newsroom has at work. */
const most = 1_000;

/** Who has an article open now. */
export type Present = { readonly articleId: string; readonly personId: string; readonly name: string };

/** Who has which article open, the person asking aside; of articles that are not for them, nobody. */
export async function listPresence(context: Context): Promise<Present[]> {
  const ctx = requireActor(context);
  const after = new Date(ctx.now().getTime() - presenceMs);
  return presenceRows(ctx.db, { actor: ctx.actor, after, limit: most });
}
