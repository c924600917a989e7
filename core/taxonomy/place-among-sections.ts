import { sectionUrl } from '../urls.ts';
import type { SectionBranch } from './public-section.ts';

/** The top-level section of a public page, and whether the page is the section's own. */
export type PlaceAmongSections = { readonly topId: string; readonly isOwnPage: boolean };

/**
 * The section position of a path (`/the-gioi`, `/the-gioi/bai-1`), by its first segment; null if that is not
 * a section.
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
