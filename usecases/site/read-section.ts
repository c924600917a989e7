import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { formatListCursor, parseListCursor } from '#db/queries/public-cursor.ts';
import { listSectionStories } from '#db/queries/public-lists.ts';
import { findRedirect, listSectionTags } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { pageSettings } from './shared/page-settings.ts';

export type SectionPage = {
  readonly section: PublicSection;
  readonly parent: PublicSection | null;
  readonly children: readonly PublicSection[];
  /** Other sections under the same one. */
  readonly beside: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
  /** What its newest stories are about. */
  readonly tags: readonly PublicTagLink[];
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

/** A section with the stories of all below it, newest first; where its address leads now; or null. */
export async function readSection(
  { db }: Pick<Services, 'db'>,
  { slug, cursor }: { slug: string; cursor?: string },
): Promise<SectionPage | { readonly redirectTo: string } | null> {
  const sections = await pageSections({ db });
  const section = sections.find((each) => each.slug === slug);
  if (!section) {
    const redirectTo = await findRedirect(db, `/${slug}`);
    return redirectTo === null ? null : { redirectTo };
  }
  const children = sections.filter((each) => each.parentId === section.id);
  const before = parseListCursor(cursor);
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const sectionIds = [section.id, ...children.map(({ id }) => id)];
  const [found, tags] = await Promise.all([
    listSectionStories(db, { sectionIds, limit: perPage + 1, before }),
    before === undefined ? listSectionTags(db, sectionIds) : [],
  ]);
  const stories = found.slice(0, perPage);
  const last = stories.at(-1);
  pageScope.addTags(`section:${section.id}`, ...children.map(({ id }) => `section:${id}`));
  pageScope.addTags(...stories.map(({ id }) => `article:${id}`));
  return {
    section,
    parent: sections.find((each) => each.id === section.parentId) ?? null,
    children,
    beside: section.parentId === null ? [] : sections.filter((each) => each.parentId === section.parentId),
    stories,
    tags,
    isFirstPage: before === undefined,
    nextCursor: last && found.length > perPage ? formatListCursor(last) : null,
  };
}
