import type { SectionRow } from '#db/queries/sections.ts';

type Section = Pick<SectionRow, 'id' | 'parentId'>;

/** The section and those above it, nearest first; empty where there is no such section. */
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

/** The section and all that stands below it. */
export function idsUnder(sectionId: string, sections: readonly Section[]): string[] {
  return sections.flatMap(({ id }) => (pathOf(id, sections).includes(sectionId) ? [id] : []));
}
