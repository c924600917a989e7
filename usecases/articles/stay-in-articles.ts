import { renewPresence } from '#db/queries/articles/presence.ts';
import type { Context } from '../context.ts';
import { presenceMs } from './shared/presence-time.ts';

/** An open article of a person over the connection `id`. */
export type Visit = { readonly id: string; readonly articleId: string; readonly personId: string };

/** Renews the presence of this process's connections, and deletes that of dead processes. */
export async function stayInArticles(
  ctx: Context,
  { present }: { present: readonly Visit[] },
): Promise<void> {
  const at = ctx.now();
  await renewPresence(ctx.db, {
    present: present.map(({ id, ...visit }) => ({ connectionId: id, ...visit })),
    ...{ at, before: new Date(at.getTime() - presenceMs) },
  });
}
