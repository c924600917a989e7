import { useTranslations } from 'use-intl/react';
import type { Rights } from '#core/people/rights.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';

/** Describes rights: roles with their desks, then grants. */
export function useRightsWords(sections: readonly SectionNode[]): (rights: Rights) => string {
  const t = useTranslations('admin');
  const none = useTranslations('people')('noRights');
  const names = new Map(
    sections.flatMap((section) => [section, ...section.children]).map((desk) => [desk.id, desk.name]),
  );
  return ({ roles, grants }) =>
    [
      ...roles.map(({ role, sectionId }) =>
        [t(`role.${role}`), sectionId && names.get(sectionId)].filter(Boolean).join(' '),
      ),
      ...grants.map((grant) => t(`grant.${grant}`)),
    ].join(' · ') || none;
}
