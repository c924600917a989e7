import { mayManageSearch } from '#core/search/search-policy.ts';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listSynonyms as listGroups } from '#db/queries/search/synonyms.ts';
import { type Context, requireActor } from '../context.ts';

/** All groups of synonyms. Throws `action.not-your-role`. */
export async function listSynonyms(context: Context): Promise<SynonymGroup[]> {
  const ctx = requireActor(context);
  requireAllowed(mayManageSearch(ctx.actor));
  return listGroups(ctx.db);
}
