import { type SectionNode, sectionTree } from '#core/taxonomy/section-tree.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import type { Context } from '../context.ts';

/** The section tree in navigation order; public. */
export async function listSections(ctx: Pick<Context, 'db'>): Promise<SectionNode[]> {
  const rows = await listSectionRows(ctx.db);
  return sectionTree(rows.map(({ position: _, ...section }) => section));
}
