import { mayCurate } from '#core/fronts/front-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteFrontDraft, findFrontDraft } from '#db/queries/fronts/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import { getContainer, placeInput } from './shared/front-place.ts';

/**
 * Deletes the actor's draft of a container, even if they may no longer lay it out. Throws `front.not-found`,
 * and `front.not-your-container` without a draft.
 */
export async function discardFrontDraft(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const place = parseInput(placeInput, raw);
  await ctx.db.transaction(async (tx) => {
    const container = await getContainer(tx, place.container);
    const own = { ...place, personId: ctx.actor.id };
    if ((await findFrontDraft(tx, own)) === null) requireAllowed(mayCurate(ctx.actor, container));
    await deleteFrontDraft(tx, own);
  });
}
