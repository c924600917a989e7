import { sectionUrl } from '../urls.ts';
import type { SectionBranch } from './public-section.ts';

/** The top section that a reader's page belongs to, and whether the page is that section's own. */
export type PlaceAmongSections = { readonly topId: string; readonly isOwnPage: boolean };

/**
 * Where the page at a path (`/the-gioi`, `/the-gioi/bai-1`) stands among the sections, by the section that its address begins
 * with; null where it begins with none.
 */
export function placeAmongSections(
  sections: readonly SectionBranch[],
  path: string,
): PlaceAmongSections | null {
  const [, first = ''] = path.split('/');
  const top = sections.find(({ slug, children }) =>
    [slug, ...children.map((each) => each.slug)].includes(first),
  );
  return top === undefined ? null : { topId: top.id, isOwnPage: path === sectionUrl(top.slug) };
}
