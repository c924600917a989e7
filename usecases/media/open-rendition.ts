import type { Readable } from 'node:stream';
import { z } from 'zod';
import { RENDITION_FORMATS, renditionKey } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { isMediaOnFront } from '#db/queries/fronts/fronts.ts';
import { isMediaPublic } from '#db/queries/media/media.ts';
import { listMediaShownTo } from '#db/queries/media/media-shown-to.ts';
import type { Context } from '../context.ts';

const renditionInput = z.object({
  mediaId: z.uuid(),
  width: z.int().min(1).max(99_999),
  format: z.enum(RENDITION_FORMATS),
});

/**
 * The bytes of a rendition. Public if a public story, or a front for one, shows the picture. Otherwise only
 * for its uploader and people who may read a story with it; for everyone at the desk once it is in the
 * library. `isPublic` distinguishes the two. Throws `media.not-found` for everything else, without a reason.
 */
export async function openRendition(
  ctx: Context,
  raw: unknown,
): Promise<{ stream: Readable; size: number; isPublic: boolean }> {
  const input = renditionInput.safeParse(raw);
  if (!input.success) throw new DomainError('media.not-found');
  const { mediaId } = input.data;
  const isPublic = (await isMediaPublic(ctx.db, mediaId)) || (await isMediaOnFront(ctx.db, mediaId));
  const isShown =
    isPublic || (ctx.actor !== null && (await listMediaShownTo(ctx.db, ctx.actor, [mediaId])).has(mediaId));
  if (!isShown) throw new DomainError('media.not-found');
  const found = await ctx.storage.get(renditionKey(input.data));
  if (found === null) throw new DomainError('media.not-found');
  return { ...found, isPublic };
}
