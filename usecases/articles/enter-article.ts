import { insertPresence } from '#db/queries/articles/presence.ts';
import { type Context, requireActor } from '../context.ts';

/** Records that the actor has an article open over this connection. */
export async function enterArticle(
  context: Context,
  { id, articleId }: { id: string; articleId: string },
): Promise<void> {
  const ctx = requireActor(context);
  await insertPresence(ctx.db, { connectionId: id, articleId, personId: ctx.actor.id, seenAt: ctx.now() });
}
