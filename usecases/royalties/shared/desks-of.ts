import { type Actor, holds } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';

/**
 * The sections whose stories this person may set royalties for: null for all, otherwise those of their desks
 * with descendants.
 */
export async function desksOf(q: Queryable, actor: Actor): Promise<string[] | null> {
  if (holds(actor, 'managing_editor')) return null;
  const rows = await listSectionRows(q);
  const found = new Set(
    actor.roles.flatMap(({ role, sectionId }) =>
      role === 'editor' && sectionId !== null ? [sectionId] : [],
    ),
  );
  // A tree of a few levels; each round adds the sections of the next level.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, parentId } of rows) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return [...found];
}
