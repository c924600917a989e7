import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { mayBeBelow, orderWith } from '#core/taxonomy/section-moves.ts';
import { mayManageSections } from '#core/taxonomy/section-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { addFacet, dropFacet } from '#db/queries/search/facets.ts';
import { listArticlesInSection, lockSectionTree, updateSection } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { keepApprovers } from '../shared/keep-approvers.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const moveInput = z.object({
  id: z.uuid('section.not-found'),
  parentId: z.uuid('section.not-found').nullable(),
  /** The sibling after it; null for the end. */
  beforeId: z.uuid('section.not-found').nullable().default(null),
});

/**
 * Moves a section below another or to the top, and to a position among its siblings. Its URL stays. Throws
 * `section.own-descendant`, `section.too-deep`, `section.not-found`, `people.last-approver` if its open
 * reviews would have no possible approver left, `action.not-your-role`.
 */
export async function moveSection(context: Context, raw: z.input<typeof moveInput>): Promise<void> {
  const ctx = requireActor(context);
  const { id, parentId, beforeId } = parseInput(moveInput, raw);
  requireAllowed(mayManageSections(ctx.actor));
  await ctx.db.transaction((tx) =>
    keepApprovers(tx, [], async () => {
      const tree = await lockSectionTree(tx);
      const section = tree.find((each) => each.id === id);
      if (section === undefined || section.archivedAt !== null) throw new DomainError('section.not-found');
      requireAllowed(mayBeBelow(tree, { id, parentId }));
      const order = orderWith(tree, { id, parentId, beforeId });
      if (section.parentId !== parentId) {
        await updateSection(tx, id, { parentId });
        const slugOf = (sectionId: string | null) => tree.find((each) => each.id === sectionId)?.slug;
        const [old, fresh] = [slugOf(section.parentId), slugOf(parentId)];
        const within = { kind: 'section', value: section.slug } as const;
        if (old !== undefined) await dropFacet(tx, { kind: 'section', value: old, within });
        if (fresh !== undefined) await addFacet(tx, { kind: 'section', value: fresh, within });
      }
      // Positions are unique in the whole tree; the siblings reuse their positions in the new order.
      const places = order
        .map((each) => tree.find((row) => row.id === each)?.position ?? 0)
        .toSorted((a, b) => a - b);
      for (const [index, each] of order.entries()) {
        await updateSection(tx, each, { position: places[index] ?? index });
      }
      const stories = await listArticlesInSection(tx, id);
      await invalidatePages(tx, [
        ...['home', 'sections', 'feeds', `section:${id}`],
        ...[section.parentId, parentId].filter((each) => each !== null).map((each) => `section:${each}`),
        ...stories.map((story) => `article:${story}`),
      ]);
      await recordAdminAct(ctx, tx, {
        action: 'section.move',
        subjectType: 'section',
        subjectId: id,
        detail: {
          name: section.name,
          from: { parentId: section.parentId, position: section.position },
          to: { parentId, position: order.indexOf(id) },
        },
      });
    }),
  );
}
