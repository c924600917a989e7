import { deletePresence } from '#db/queries/articles/presence.ts';
import type { Context } from '../context.ts';

/** Deletes the presence record of a connection. */
export async function leaveArticle(ctx: Context, { id }: { id: string }): Promise<void> {
  await deletePresence(ctx.db, id);
}
