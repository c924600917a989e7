import { type SectionNode, sectionTree } from '#core/taxonomy/section-tree.ts';
import { listSectionRows } from '#db/queries/sections.ts';
import type { Context } from '../context.ts';

/** The sections as a tree, in the order of the navigation; they are public. */
export async function listSections(ctx: Pick<Context, 'db'>): Promise<SectionNode[]> {
  const rows = await listSectionRows(ctx.db);
  return sectionTree(rows.map(({ position: _, ...section }) => section));
}
