import { renewPresence } from '#db/queries/presence.ts';
import type { Context } from '../context.ts';
import { presenceMs } from './shared/presence-time.ts';

/** Renews the notes of these connections, and forgets those of processes that died. */
export async function stayInArticles(ctx: Context, { ids }: { ids: readonly string[] }): Promise<void> {
  const at = ctx.now();
  await renewPresence(ctx.db, { ids, at, before: new Date(at.getTime() - presenceMs) });
}
