import { mayCurate } from '#core/fronts/front-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteFrontDraft, findFrontDraft } from '#db/queries/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import { getContainer, placeInput } from './shared/front-place.ts';

/**
 * Throws the actor's own draft of a container away, also where they may lay it out no more since. Throws `front.not-found`,
 * `front.not-your-container` where there is none.
 */
export async function discardFrontDraft(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const place = parseInput(placeInput, raw);
  await ctx.db.transaction(async (tx) => {
    const container = await getContainer(tx, place.container);
    const own = { ...place, personId: ctx.actor.id };
    if ((await findFrontDraft(tx, own)) === null) demand(mayCurate(ctx.actor, container));
    await deleteFrontDraft(tx, own);
  });
}
