import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { hasChildren } from '#core/taxonomy/section-moves.ts';
import { mayManageSections } from '#core/taxonomy/section-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import {
  countStoriesIn,
  deleteRolesIn,
  lockSectionTree,
  updateSection,
} from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { redirectSection } from './shared/redirect-section.ts';

const archiveInput = z.object({
  id: z.uuid('section.not-found'),
  /** The section to which its URLs redirect. */
  targetId: z.uuid('section.not-found'),
});

/**
 * Archives an empty section; its URLs redirect to another one, and roles for it end. Throws
 * `section.not-empty` {count}, `section.has-children`, `section.same`, `section.not-found`,
 * `action.not-your-role`.
 */
export async function archiveSection(context: Context, raw: z.input<typeof archiveInput>): Promise<void> {
  const ctx = requireActor(context);
  const { id, targetId } = parseInput(archiveInput, raw);
  requireAllowed(mayManageSections(ctx.actor));
  if (id === targetId) throw new DomainError('section.same');
  await ctx.db.transaction(async (tx) => {
    const tree = (await lockSectionTree(tx)).filter((section) => section.archivedAt === null);
    const section = tree.find((each) => each.id === id);
    const target = tree.find((each) => each.id === targetId);
    if (section === undefined || target === undefined) throw new DomainError('section.not-found');
    if (hasChildren(tree, id)) throw new DomainError('section.has-children');
    const count = await countStoriesIn(tx, id);
    if (count > 0) throw new DomainError('section.not-empty', { count });
    const roles = await deleteRolesIn(tx, id);
    await updateSection(tx, id, { archivedAt: ctx.now() });
    await redirectSection(tx, { from: section.slug, to: target.slug, at: ctx.now() });
    await invalidatePages(tx, ['home', 'sections', 'feeds', `section:${id}`]);
    await recordAdminAct(ctx, tx, {
      action: 'section.archive',
      subjectType: 'section',
      subjectId: id,
      detail: { name: section.name, slug: section.slug, to: target.slug, roles },
    });
  });
}
