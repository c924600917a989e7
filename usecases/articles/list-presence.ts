import { listPresence as presenceRows } from '#db/queries/articles/presence.ts';
import { type Context, requireActor } from '../context.ts';
import { presenceMs } from './shared/presence-time.ts';

/** More than the staff of any newsroom. */
const most = 1_000;

/** A person who has an article open now. */
export type Present = { readonly articleId: string; readonly personId: string; readonly name: string };

/** Other people and their open articles, only for articles that the actor may read. */
export async function listPresence(context: Context): Promise<Present[]> {
  const ctx = requireActor(context);
  const after = new Date(ctx.now().getTime() - presenceMs);
  return presenceRows(ctx.db, { actor: ctx.actor, after, limit: most });
}
