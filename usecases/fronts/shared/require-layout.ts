import type { Layout, Placement } from '#core/fronts/layout.ts';
import { haveRightsEnded } from '#core/media/media-rights.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { listMediaByIds } from '#db/queries/media/media.ts';
import { mediaShownTo, placeMedia } from '#db/queries/media/media-shown-to.ts';
import { listUnsealedIds } from '../../articles/shared/known-stories.ts';
import type { ActorContext } from '../../context.ts';
import { siteToday } from '../../media/shared/require-rights.ts';

/**
 * Validates a layout for this person. A story that they may not read counts as unknown (`article.not-found`),
 * unless it is there already (`before`); then its placement and texts stay. A picture must be in the library
 * with a credit and a valid licence: `media.not-found`, `front.photo-without-credit`, `media.rights-ended`.
 */
export async function requireLayout(
  ctx: ActorContext,
  tx: Transaction,
  { wanted, before }: { wanted: Layout; before: readonly Layout[] },
): Promise<Layout> {
  const ids = wanted.placements.map(({ articleId }) => articleId);
  const readable = await listUnsealedIds(ctx, tx, ids);
  const placedBefore = new Map(
    before.flatMap(({ placements }) => placements.map((each) => [each.articleId, each])),
  );
  const placements = wanted.placements.map((placement): Placement => {
    if (readable.has(placement.articleId)) return placement;
    const there = placedBefore.get(placement.articleId);
    if (there === undefined) throw new DomainError('article.not-found');
    return there;
  });
  await requirePictures(ctx, tx, placements);
  return { ...wanted, placements };
}

/**
 * Throws for the first picture that is not in the library, has no credit or whose licence has ended, with
 * {articleId, mediaId}.
 */
export async function requirePictures(
  ctx: ActorContext,
  tx: Transaction,
  placements: readonly Placement[],
): Promise<void> {
  const ids = placements.flatMap(({ mediaId }) => mediaId ?? []);
  const isShown = await mediaShownTo(tx, ctx.actor);
  const found = new Map((await listMediaByIds(tx, ids, isShown)).map((media) => [media.id, media]));
  for (const [at, { articleId, mediaId }] of placements.entries()) {
    if (mediaId === undefined) continue;
    const code = whyNot(ctx, found.get(mediaId));
    if (code === null) continue;
    throw new DomainError(code, {
      ...{ articleId, mediaId, fieldErrors: { [`layout.placements.${at}.mediaId`]: code } },
    });
  }
  // Other editors of the front must be able to see them.
  await placeMedia(tx, { ids, at: ctx.now() });
}

function whyNot(ctx: ActorContext, media: Awaited<ReturnType<typeof listMediaByIds>>[number] | undefined) {
  if (media === undefined) return 'media.not-found';
  if (media.credit.trim() === '') return 'front.photo-without-credit';
  return haveRightsEnded(media, siteToday(ctx)) ? 'media.rights-ended' : null;
}
