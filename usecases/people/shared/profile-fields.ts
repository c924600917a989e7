import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import type { Transaction } from '#db/client.ts';
import { findMedia } from '#db/queries/media/media.ts';
import { mediaShownTo, placeMedia } from '#db/queries/media/media-shown-to.ts';
import { findSection } from '#db/queries/sections/sections.ts';
import type { ActorContext } from '../../context.ts';
import { requireRights } from '../../media/shared/require-rights.ts';

const line = z.string().transform(normaliseText);

/** The public profile fields that a person edits themselves. Empty texts are allowed. */
export const ownProfileFields = {
  bio: z.string().transform(normaliseLines).pipe(z.string().max(1000, 'field.too-long')).optional(),
  publicEmail: line
    .pipe(z.string().max(200, 'field.too-long'))
    .pipe(z.union([z.literal(''), z.email('field.invalid')], 'field.invalid'))
    .optional(),
  publicLink: line
    .pipe(z.string().max(300, 'field.too-long'))
    .refine((text) => text === '' || isOpenLink(text), 'field.invalid')
    .optional(),
  pictureId: z.uuid('media.not-found').nullable().optional(),
};

/** The same with the fields that the newsroom edits. */
export const profileFields = {
  ...ownProfileFields,
  jobTitle: line.pipe(z.string().max(120, 'field.too-long')).optional(),
  sectionId: z.uuid('section.not-found').nullable().optional(),
};

/**
 * Validates new references in a profile. Throws `media.not-found`, `section.not-found` for unknown ones,
 * `media.no-credit` for a portrait without a credit, `media.rights-ended` for one whose licence has ended.
 */
export async function requireProfileReferences(
  ctx: ActorContext,
  tx: Transaction,
  { pictureId, sectionId }: { pictureId?: string | null; sectionId?: string | null },
): Promise<void> {
  const picture = pictureId ? await findMedia(tx, pictureId, await mediaShownTo(tx, ctx.actor)) : undefined;
  if (picture === null) {
    throw new DomainError('media.not-found', { fieldErrors: { pictureId: 'media.not-found' } });
  }
  if (picture?.credit.trim() === '') {
    throw new DomainError('media.no-credit', { fieldErrors: { pictureId: 'media.no-credit' } });
  }
  if (picture) {
    requireRights(ctx, picture, 'pictureId');
    // Everyone at the desk sees the page with the portrait.
    await placeMedia(tx, { ids: [picture.id], at: ctx.now() });
  }
  const section = sectionId ? await findSection(tx, sectionId) : undefined;
  if (section === null || (section && section.archivedAt !== null)) {
    throw new DomainError('section.not-found', { fieldErrors: { sectionId: 'section.not-found' } });
  }
}

/** A URL that every reader may open: https and without credentials. */
function isOpenLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}
