import { z } from 'zod';
import { mayCurate } from '#core/fronts/front-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findFrontDraft, findLaunch, lockFrontContainer, putFrontDraft } from '#db/queries/fronts/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import type { DraftState } from './shared/draft-state.ts';
import { getContainer, placeInput } from './shared/front-place.ts';

const restoreInput = placeInput.extend({
  /** The launch to restore. */
  revision: z.int('front.not-found').min(1, 'front.not-found'),
  /** The edit of their own draft that the person saw; 0 without one. */
  edit: z.int('field.invalid').min(0, 'field.invalid'),
});

/**
 * Copies the layout of an earlier launch to the actor's draft; the public page changes only at its launch.
 * Throws `front.not-found`, `front.not-your-container`, `front.draft-moved` {yours, current}.
 */
export async function restoreLaunch(context: Context, raw: unknown): Promise<DraftState> {
  const ctx = requireActor(context);
  const { front, container, revision, edit } = parseInput(restoreInput, raw);
  return ctx.db.transaction(async (tx) => {
    requireAllowed(mayCurate(ctx.actor, await getContainer(tx, container)));
    const place = { front, container };
    const current = await lockFrontContainer(tx, place);
    const launch = await findLaunch(tx, place, revision);
    if (launch === null) throw new DomainError('front.not-found');
    const draft = await findFrontDraft(tx, { ...place, personId: ctx.actor.id });
    if ((draft?.edit ?? 0) !== edit) {
      throw new DomainError('front.draft-moved', { yours: edit, current: draft?.edit ?? 0 });
    }
    const state = { edit: edit + 1, baseRevision: current.revision };
    const { layout } = launch;
    await putFrontDraft(tx, { ...place, ...state, personId: ctx.actor.id, layout, savedAt: ctx.now() });
    return state;
  });
}
