import { mayCurate } from '#core/fronts/front-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteFrontDraft } from '#db/queries/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import { getContainer, placeInput } from './shared/front-place.ts';

/** Throws the actor's own draft of a container away. Throws `front.not-found`, `front.not-your-container`. */
export async function discardFrontDraft(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const place = parseInput(placeInput, raw);
  await ctx.db.transaction(async (tx) => {
    demand(mayCurate(ctx.actor, await getContainer(tx, place.container)));
    await deleteFrontDraft(tx, { ...place, personId: ctx.actor.id });
  });
}
