import type { Readable } from 'node:stream';
import { z } from 'zod';
import { RENDITION_FORMATS, renditionKey } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getVersion } from '#db/queries/articles/articles.ts';
import { showsPicture } from '../articles/shared/version-page.ts';
import type { Context } from '../context.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireVisit } from './shared/require-visit.ts';

const openPictureInput = visitReference.extend({
  mediaId: z.uuid(),
  width: z.int().min(1).max(99_999),
  format: z.enum(RENDITION_FORMATS),
});

/** The bytes of a rendition, if the shared version contains that picture. Throws `outside.not-found`. */
export async function openOutsidePicture(
  ctx: Context,
  raw: unknown,
): Promise<{ stream: Readable; size: number }> {
  const { linkId, visitSecret, ...rendition } = parseHolder(openPictureInput, raw);
  const { link } = await requireVisit(ctx, ctx.db, { linkId, visitSecret });
  const version = await getVersion(ctx.db, link.versionId);
  if (!showsPicture(version, rendition.mediaId)) throw new DomainError('outside.not-found');
  const file = await ctx.storage.get(renditionKey(rendition));
  if (file === null) throw new DomainError('outside.not-found');
  return file;
}
