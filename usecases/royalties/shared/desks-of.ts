import { type Actor, holds } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { listSectionRows } from '#db/queries/sections.ts';

/** The sections whose stories this person may mark: null for all, otherwise those of their desks with all below. */
export async function desksOf(q: Queryable, actor: Actor): Promise<string[] | null> {
  if (holds(actor, 'managing_editor')) return null;
  const rows = await listSectionRows(q);
  const found = new Set(
    actor.roles.flatMap(({ role, sectionId }) =>
      role === 'editor' && sectionId !== null ? [sectionId] : [],
    ),
  );
  // A tree of a few levels: each round finds the sections one level further down.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, parentId } of rows) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return [...found];
}
