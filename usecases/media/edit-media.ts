import { z } from 'zod';
import { pagesShowing } from '#core/fronts/pages-showing.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { mayEditMedia, mayPlaceMedia } from '#core/media/media-policy.ts';
import { rightsNoteMaxChars } from '#core/media/media-rights.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { listContainersShowing } from '#db/queries/fronts/fronts.ts';
import { findMedia, listArticlesShowing, updateMedia } from '#db/queries/media/media.ts';
import { mediaShownTo, placeMedia } from '#db/queries/media/media-shown-to.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { listArticlesNaming } from '#db/queries/people/people.ts';
import { listPeopleShowing } from '#db/queries/people/person-profiles.ts';
import { listTagsShowing } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { mediaItemOf } from './shared/media-item-of.ts';
import { mediaWordsSchema } from './shared/media-words.ts';

const fraction = z.number().min(0, 'field.invalid').max(1, 'field.invalid');

/** A permanent licence may have `9999-12-31`; PostgreSQL has no days before the year 1. */
export const rightsDay = z.iso.date('field.invalid').refine((day) => day >= '0001', 'field.invalid');

const editInput = mediaWordsSchema.partial().extend({
  id: z.uuid('media.not-found'),
  focalX: fraction.optional(),
  focalY: fraction.optional(),
  rightsNote: z
    .string()
    .transform(normaliseLines)
    .pipe(z.string().max(rightsNoteMaxChars, 'field.too-long'))
    .optional(),
  rightsUntil: rightsDay.nullable().optional(),
  /** Adds it to the library, where everyone at the desk finds it; this cannot be undone. */
  inLibrary: z.boolean().optional(),
});

/**
 * Changes a picture's texts, its licence, or its focal point (fractions of width and height). Stories keep
 * their own texts. `inLibrary` makes it visible to everyone at the desk; its uploader and editors may set it.
 * Throws `media.not-found`, `media.not-yours`, `action.not-your-role`.
 */
export async function editMedia(context: Context, raw: z.input<typeof editInput>): Promise<MediaItem> {
  const ctx = requireActor(context);
  const { id, ...changes } = parseInput(editInput, raw);
  const { inLibrary, ...columns } = changes;
  return ctx.db.transaction(async (tx) => {
    const found = await findMedia(tx, id, await mediaShownTo(tx, ctx.actor));
    if (found === null) throw new DomainError('media.not-found');
    requireAllowed(mayEditMedia(ctx.actor, { uploadedBy: found.uploadedById }));
    if (inLibrary && !found.inLibrary) {
      requireAllowed(mayPlaceMedia(ctx.actor, { uploadedBy: found.uploadedById }));
      await placeMedia(tx, { ids: [id], at: ctx.now() });
    }
    await updateMedia(tx, id, columns);
    const [stories, tags, people, containers] = [
      await listArticlesShowing(tx, id),
      await listTagsShowing(tx, id),
      await listPeopleShowing(tx, id),
      await listContainersShowing(tx, id),
    ];
    // A portrait is shown with every story of its person.
    const signed = await listArticlesNaming(tx, people);
    await invalidatePages(tx, [
      ...[...stories, ...signed].map((articleId) => `article:${articleId}`),
      ...tags.map((tagId) => `tag:${tagId}`),
      ...people.map((personId) => `person:${personId}`),
      ...containers.flatMap(({ front, container }) => pagesShowing(front, container)),
    ]);
    const edited = await findMedia(tx, id);
    if (edited === null) throw new Error('A picture that was just edited is gone.');
    await recordAdminAct(ctx, tx, {
      action: 'media.edit',
      subjectType: 'media',
      subjectId: id,
      detail: { from: changedIn(found, changes), to: changedIn(edited, changes) },
    });
    return mediaItemOf(edited);
  });
}

/** The current values of the fields that are to change. */
function changedIn<T extends object>(picture: T, changes: object): Partial<T> {
  const kept = Object.entries(picture).filter(([name]) => name in changes);
  return Object.fromEntries(kept) as Partial<T>;
}
