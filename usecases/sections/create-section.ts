import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { mayManageSections } from '#core/taxonomy/section-policy.ts';
import { slugFor } from '#core/text/slug.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { findSectionForUpdate, insertSection } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { sectionDescription, sectionName, sectionSlug } from './shared/section-fields.ts';

const createInput = z.object({
  name: sectionName,
  nameEn: sectionName.optional(),
  description: sectionDescription.default(''),
  /** Derived from the name by default. */
  slug: sectionSlug.optional(),
  parentId: z.uuid('section.not-found').nullable().default(null),
});

/**
 * Adds a section at the end of the navigation. Throws `section.slug-taken`, `section.slug-reserved` (as a
 * field error), `section.not-found` for the parent, `section.too-deep`, `action.not-your-role`.
 */
export async function createSection(
  context: Context,
  raw: z.input<typeof createInput>,
): Promise<{ id: string; slug: string }> {
  const ctx = requireActor(context);
  const input = parseInput(createInput, raw);
  requireAllowed(mayManageSections(ctx.actor));
  const slug =
    input.slug ?? parseInput(z.object({ slug: sectionSlug }), { slug: slugFor(input.name, 'muc') }).slug;
  return ctx.db.transaction(async (tx) => {
    if (input.parentId !== null) {
      const parent = await findSectionForUpdate(tx, input.parentId);
      if (parent === null || parent.archivedAt !== null) throw new DomainError('section.not-found');
      // The tree has two levels.
      if (parent.parentId !== null) throw new DomainError('section.too-deep');
    }
    const id = ctx.newId();
    const { name, nameEn = name, description, parentId } = input;
    const added = await insertSection(tx, { id, parentId, slug, name, nameEn, description });
    if (!added) throw new DomainError('section.slug-taken', { slug });
    await invalidatePages(tx, ['home', 'sections', `section:${id}`]);
    await recordAdminAct(ctx, tx, {
      action: 'section.create',
      subjectType: 'section',
      subjectId: id,
      detail: { name, slug, parentId },
    });
    return { id, slug };
  });
}
