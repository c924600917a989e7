import { mayPlanDesk, mayPropose } from '#core/assignments/assignment-policy.ts';
import type { Actor } from '#core/people/roles.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';

/** A section among those that one chooses from, how deep it stands, and what it stands under. */
export type FlatSection = SectionNode & { readonly depth: number; readonly deskIds: readonly string[] };

/** The tree as a list, in the order of the navigation. */
export function flatSections(sections: readonly SectionNode[], above: readonly string[] = []): FlatSection[] {
  return sections.flatMap((section) => {
    const deskIds = [section.id, ...above];
    return [{ ...section, depth: above.length, deskIds }, ...flatSections(section.children, deskIds)];
  });
}

/** The sections for which somebody may propose what to write, and in which of them they may give it to people. */
export function deskChoices(actor: Actor, sections: readonly SectionNode[]) {
  return flatSections(sections)
    .filter(({ deskIds }) => mayPropose(actor, deskIds).ok)
    .map(({ id, name, nameEn, depth, deskIds }) => ({
      ...{ id, name, nameEn, depth },
      canAssign: mayPlanDesk(actor, deskIds).ok,
    }));
}
