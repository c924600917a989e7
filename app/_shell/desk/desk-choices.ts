import { mayPlanDesk, mayPropose } from '#core/assignments/assignment-policy.ts';
import type { Actor } from '#core/people/roles.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';

/** A section in a list of choices, with its depth and its ancestors. */
export type FlatSection = SectionNode & { readonly depth: number; readonly deskIds: readonly string[] };

/** Flattens the section tree in the order of the navigation. */
export function flatSections(sections: readonly SectionNode[], above: readonly string[] = []): FlatSection[] {
  return sections.flatMap((section) => {
    const deskIds = [section.id, ...above];
    return [{ ...section, depth: above.length, deskIds }, ...flatSections(section.children, deskIds)];
  });
}

/** The sections for which a person may propose assignments, and those in which they may assign people. */
export function deskChoices(actor: Actor, sections: readonly SectionNode[]) {
  return flatSections(sections)
    .filter(({ deskIds }) => mayPropose(actor, deskIds).ok)
    .map(({ id, name, nameEn, depth, deskIds }) => ({
      ...{ id, name, nameEn, depth },
      canAssign: mayPlanDesk(actor, deskIds).ok,
    }));
}
