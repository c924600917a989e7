import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { mayManageSections } from '#core/taxonomy/section-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { renameFacet } from '#db/queries/search/facets.ts';
import {
  findSection,
  findSectionForUpdate,
  listArticlesInSection,
  updateSection,
} from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { redirectSection } from './shared/redirect-section.ts';
import { sectionDescription, sectionName, sectionSlug } from './shared/section-fields.ts';

const renameInput = z.object({
  id: z.uuid('section.not-found'),
  name: sectionName.optional(),
  nameEn: sectionName.optional(),
  description: sectionDescription.optional(),
  slug: sectionSlug.optional(),
});

/**
 * Changes a section's names, description or slug. After a change of slug its old URLs redirect (stories are
 * found by number). Throws `section.not-found`, `section.slug-taken`, `action.not-your-role`.
 */
export async function renameSection(
  context: Context,
  raw: z.input<typeof renameInput>,
): Promise<{ id: string; slug: string }> {
  const ctx = requireActor(context);
  const { id, ...changes } = parseInput(renameInput, raw);
  requireAllowed(mayManageSections(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const before = await findSectionForUpdate(tx, id);
    if (before === null || before.archivedAt !== null) throw new DomainError('section.not-found');
    const slug = changes.slug ?? before.slug;
    const holder = await findSection(tx, slug);
    if (holder !== null && holder.id !== id) throw new DomainError('section.slug-taken', { slug });
    await updateSection(tx, id, changes);
    if (slug !== before.slug) {
      await redirectSection(tx, { from: before.slug, to: slug, at: ctx.now() });
      await renameFacet(tx, { kind: 'section', from: before.slug, to: slug });
    }
    const stories = await listArticlesInSection(tx, id);
    await invalidatePages(tx, [
      'home',
      'feeds',
      'sections',
      `section:${id}`,
      ...stories.map((story) => `article:${story}`),
    ]);
    await recordAdminAct(ctx, tx, {
      action: 'section.edit',
      subjectType: 'section',
      subjectId: id,
      detail: {
        name: changes.name ?? before.name,
        from: {
          name: before.name,
          nameEn: before.nameEn,
          slug: before.slug,
          description: before.description,
        },
        to: changes,
      },
    });
    return { id, slug };
  });
}
