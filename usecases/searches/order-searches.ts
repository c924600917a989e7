import { z } from 'zod';
import { savedSearchMost } from '#core/articles/saved-search.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listOwnSearchesForUpdate, orderSavedSearches } from '#db/queries/desk/saved-searches.ts';
import { type Context, requireActor } from '../context.ts';

const orderInput = z.object({ ids: z.array(z.uuid()).max(savedSearchMost, 'field.too-many') });

/** Reorders the actor's saved searches; unlisted ones follow. */
export async function orderSearches(context: Context, raw: unknown): Promise<void> {
  const { ids } = parseInput(orderInput, raw);
  const ctx = requireActor(context);
  await ctx.db.transaction(async (tx) => {
    const own = (await listOwnSearchesForUpdate(tx, ctx.actor.id)).map((row) => row.id);
    const named = ids.filter((id) => own.includes(id));
    await orderSavedSearches(tx, {
      personId: ctx.actor.id,
      ids: [...new Set([...named, ...own])],
    });
  });
}
