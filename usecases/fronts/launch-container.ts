import { z } from 'zod';
import { mayCurate } from '#core/fronts/front-policy.ts';
import { launchNoteMaxChars } from '#core/fronts/launch-note.ts';
import { pagesShowing } from '#core/fronts/pages-showing.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import {
  deleteFrontDraft,
  findFrontDraft,
  lockFrontContainer,
  saveLaunch,
} from '#db/queries/fronts/fronts.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { getContainer, placeInput } from './shared/front-place.ts';
import { requirePictures } from './shared/require-layout.ts';

const launchInput = placeInput.extend({
  /** The revision with which the person compared the draft. */
  revision: z.int('field.invalid').min(0, 'field.invalid'),
  /** The edit of the draft that the person saw; later changes in another window are not launched unseen. */
  edit: z.int('field.invalid').min(1, 'field.invalid').optional(),
  note: z
    .string()
    .transform(normaliseText)
    .pipe(z.string().max(launchNoteMaxChars, 'field.too-long'))
    .default(''),
});

/**
 * Publishes the actor's draft of a container and invalidates its pages. Throws `front.stale` {yours, current}
 * if another launch came in between; the draft stays. Also throws `front.draft-moved`,
 * `front.nothing-changed`, `front.not-found`, `front.not-your-container`, `media.not-found`,
 * `front.photo-without-credit`, `media.rights-ended`.
 */
export async function launchContainer(context: Context, raw: unknown): Promise<{ revision: number }> {
  const ctx = requireActor(context);
  const { front, container, revision: yours, edit, note } = parseInput(launchInput, raw);
  return ctx.db.transaction(async (tx) => {
    const known = await getContainer(tx, container);
    requireAllowed(mayCurate(ctx.actor, known));
    const place = { front, container };
    const current = await lockFrontContainer(tx, place);
    const draft = await findFrontDraft(tx, { ...place, personId: ctx.actor.id });
    if (draft === null) throw new DomainError('front.nothing-changed');
    const seen = Math.min(yours, draft.baseRevision);
    if (seen !== current.revision)
      throw new DomainError('front.stale', { yours: seen, current: current.revision });
    if (edit !== undefined && edit !== draft.edit) {
      throw new DomainError('front.draft-moved', { yours: edit, current: draft.edit });
    }
    // The licence of a picture may have ended since the draft was saved, or since the restored launch.
    await requirePictures(ctx, tx, draft.layout.placements);
    const revision = current.revision + 1;
    await saveLaunch(tx, {
      ...{ ...place, revision, layout: draft.layout, note },
      id: ctx.newId(),
      launchedBy: ctx.actor.id,
      launchedAt: ctx.now(),
    });
    await deleteFrontDraft(tx, { ...place, personId: ctx.actor.id });
    await invalidatePages(tx, pagesShowing(front, container));
    await recordAdminAct(ctx, tx, {
      action: 'front.launch',
      subjectType: 'front',
      // Containers have keys, but the audit requires a UUID.
      subjectId: ctx.newId(),
      // The stories, without their text: they may be unpublished, and other people read the audit.
      detail: {
        name: `${front}/${known.calledBy}`,
        version: revision,
        ...(note && { reason: note }),
        articleIds: draft.layout.placements.map(({ articleId }) => articleId),
      },
    });
    return { revision };
  });
}
