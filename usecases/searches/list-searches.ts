import type { SavedSearch } from '#core/articles/saved-search.ts';
import { getDeskReach } from '#db/queries/desk/desk-reach.ts';
import { listSavedSearches } from '#db/queries/desk/saved-searches.ts';
import { type Context, requireActor } from '../context.ts';

/** The actor's saved searches in their order, then those shared with their desks. */
export async function listSearches(context: Context): Promise<SavedSearch[]> {
  const ctx = requireActor(context);
  const { sectionIds } = await getDeskReach(ctx.db, ctx.actor);
  const rows = await listSavedSearches(ctx.db, { personId: ctx.actor.id, sectionIds });
  return rows.map(({ personId, ...row }) => ({ ...row, isMine: personId === ctx.actor.id }));
}
