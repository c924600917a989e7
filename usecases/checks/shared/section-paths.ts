import type { SectionRow } from '#db/queries/sections/sections.ts';

type Section = Pick<SectionRow, 'id' | 'parentId'>;

/** The section and its ancestors, nearest first; empty for an unknown section. */
export function pathOf(sectionId: string, sections: readonly Section[]): string[] {
  const path: string[] = [];
  let next: string | null = sectionId;
  while (next !== null && !path.includes(next)) {
    const section: Section | undefined = sections.find(({ id }) => id === next);
    if (section === undefined) break;
    path.push(section.id);
    next = section.parentId;
  }
  return path;
}

/** The section and its descendants. */
export function idsUnder(sectionId: string, sections: readonly Section[]): string[] {
  return sections.flatMap(({ id }) => (pathOf(id, sections).includes(sectionId) ? [id] : []));
}
