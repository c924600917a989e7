import { z } from 'zod';
import { mayCurate } from '#core/fronts/front-policy.ts';
import { isSameLayout, layoutSchema } from '#core/fronts/layout.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  deleteFrontDraft,
  findFrontDraft,
  lockFrontContainer,
  putFrontDraft,
} from '#db/queries/fronts/fronts.ts';
import { type Context, requireActor } from '../context.ts';
import type { DraftState } from './shared/draft-state.ts';
import { getContainer, placeInput } from './shared/front-place.ts';
import { requireLayout } from './shared/require-layout.ts';

const draftInput = placeInput.extend({
  layout: layoutSchema,
  /** The revision of the container that the person saw. */
  baseRevision: z.int('field.invalid').min(0, 'field.invalid'),
  /** The edit of their own draft on which this is based; 0 without one. */
  edit: z.int('field.invalid').min(0, 'field.invalid'),
});

/**
 * Saves a private draft of a container; the public page does not change. Throws `front.not-found`,
 * `front.not-your-container`, `front.draft-moved` {yours, current} if the person's other window saved
 * meanwhile. Also throws `front.unknown-revision`, `article.not-found`, `media.not-found`,
 * `front.photo-without-credit`, `request.invalid`.
 */
export async function saveFrontDraft(context: Context, raw: unknown): Promise<DraftState> {
  const ctx = requireActor(context);
  const { front, container: key, layout: wanted, baseRevision, edit } = parseInput(draftInput, raw);
  return ctx.db.transaction(async (tx) => {
    const container = await getContainer(tx, key);
    requireAllowed(mayCurate(ctx.actor, container));
    const place = { front, container: key };
    const current = await lockFrontContainer(tx, place);
    const draft = await findFrontDraft(tx, { ...place, personId: ctx.actor.id });
    if (baseRevision > current.revision) {
      throw new DomainError('front.unknown-revision', { yours: baseRevision, current: current.revision });
    }
    const before = [current.layout, ...(draft === null ? [] : [draft.layout])];
    const layout = await requireLayout(ctx, tx, { wanted, before });
    const isAsReadersHaveIt = isSameLayout(layout, current.layout);
    // A repeated request after a lost answer has the previous edit.
    if (draft === null && isAsReadersHaveIt) return { edit: 0, baseRevision: current.revision };
    if (draft?.baseRevision === baseRevision && isSameLayout(layout, draft.layout)) {
      return { edit: draft.edit, baseRevision };
    }
    if ((draft?.edit ?? 0) !== edit) {
      throw new DomainError('front.draft-moved', { yours: edit, current: draft?.edit ?? 0 });
    }
    if (isAsReadersHaveIt) {
      await deleteFrontDraft(tx, { ...place, personId: ctx.actor.id });
      return { edit: 0, baseRevision: current.revision };
    }
    const state = { edit: edit + 1, baseRevision };
    await putFrontDraft(tx, { ...place, ...state, personId: ctx.actor.id, layout, savedAt: ctx.now() });
    return state;
  });
}
