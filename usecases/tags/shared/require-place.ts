import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { findMedia } from '#db/queries/media/media.ts';
import { mediaShownTo, placeMedia } from '#db/queries/media/media-shown-to.ts';
import { findTag, listTagsAbove } from '#db/queries/tags/tags.ts';
import type { ActorContext } from '../../context.ts';
import { requireRights } from '../../media/shared/require-rights.ts';

/**
 * Validates the parent (another tag, not a descendant) and the picture (of the library). Throws
 * `tag.not-found`, `tag.own-descendant`, `media.not-found`, `media.rights-ended`, each with the field.
 */
export async function requirePlace(
  ctx: ActorContext,
  tx: Transaction,
  { id, parentId, pictureId }: { id: string; parentId?: string | null; pictureId?: string | null },
): Promise<void> {
  if (parentId) {
    if ((await findTag(tx, parentId, ctx.actor.id)) === null) {
      throw new DomainError('tag.not-found', { fieldErrors: { parentId: 'tag.not-found' } });
    }
    if (parentId === id || (await listTagsAbove(tx, parentId)).includes(id)) {
      throw new DomainError('tag.own-descendant', { fieldErrors: { parentId: 'tag.own-descendant' } });
    }
  }
  const picture = pictureId ? await findMedia(tx, pictureId, await mediaShownTo(tx, ctx.actor)) : undefined;
  if (picture === null) {
    throw new DomainError('media.not-found', { fieldErrors: { pictureId: 'media.not-found' } });
  }
  if (picture) {
    requireRights(ctx, picture, 'pictureId');
    // Everyone at the desk sees the page with the picture.
    await placeMedia(tx, { ids: [picture.id], at: ctx.now() });
  }
}
