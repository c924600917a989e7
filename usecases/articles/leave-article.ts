import { deletePresence } from '#db/queries/presence.ts';
import type { Context } from '../context.ts';

/** Takes the note of a connection back. */
export async function leaveArticle(ctx: Context, { id }: { id: string }): Promise<void> {
  await deletePresence(ctx.db, id);
}
