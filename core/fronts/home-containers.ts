import type { ContainerKind } from './container-kind.ts';
import { latest } from './containers/latest.ts';
import { opinion } from './containers/opinion.ts';
import { otherLanguage } from './containers/other-language.ts';
import { picks } from './containers/picks.ts';
import { strip } from './containers/strip.ts';
import { top } from './containers/top.ts';

/** A container of a front: its kind, its key (`top`, or `strip-` and a section's id), and its sections. */
export type Container = {
  readonly key: string;
  readonly kind: ContainerKind;
  /** The section of a strip. */
  readonly sectionId: string | null;
  /** The section and its descendants; empty for a container of the whole site. */
  readonly sectionIds: readonly string[];
};

type Section = { readonly id: string; readonly parentId: string | null };

/**
 * The containers of the home page, in the order in which stories are offered to them. First the top stories,
 * then containers that few stories suit, then the newest. A strip for each top-level section follows, in tree
 * order, and the other language.
 */
export function homeContainers(sections: readonly Section[]): Container[] {
  const strips = sections
    .filter(({ parentId }) => parentId === null)
    .map(({ id }) => {
      const below = sections.filter(({ parentId }) => parentId === id);
      return {
        ...ofKind(strip, `strip-${id}`),
        sectionId: id,
        sectionIds: [id, ...below.map((each) => each.id)],
      };
    });
  return [...[top, opinion, picks, latest].map((kind) => ofKind(kind)), ...strips, ofKind(otherLanguage)];
}

function ofKind(kind: ContainerKind, key = kind.name): Container {
  return { key, kind, sectionId: null, sectionIds: [] };
}
