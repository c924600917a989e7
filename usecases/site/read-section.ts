import type { PublicStory } from '#core/articles/public-story.ts';
import { type Container, homeContainers } from '#core/fronts/home-containers.ts';
import { emptyLayout, type Layout } from '#core/fronts/layout.ts';
import { sectionFrontMost } from '#core/fronts/section-front.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import { isBeyondEnd, type PlaceInList, parseListCursor } from '#core/shared/list-cursor.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { listFrontContainers } from '#db/queries/fronts/fronts.ts';
import { isPlaceOfStory, listSectionStories } from '#db/queries/site/public-lists.ts';
import { listSectionTags } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { leadSection } from '../fronts/shared/lead-section.ts';
import { pageSections } from '../shared/page-sections.ts';
import { mostReadBeside } from './shared/most-read-beside.ts';
import { pageSettings } from './shared/page-settings.ts';
import { readListPage } from './shared/read-list-page.ts';
import { whereNow } from './shared/where-now.ts';

export type SectionPage = PlaceInList & {
  readonly section: PublicSection;
  readonly parent: PublicSection | null;
  readonly children: readonly PublicSection[];
  /** Its sibling sections. */
  readonly beside: readonly PublicSection[];
  /** The lead stories, then the newest first, without those in `mostRead`: each story occurs once. */
  readonly stories: readonly PublicStory[];
  /** The tags of its newest stories. */
  readonly tags: readonly PublicTagLink[];
  /** The most-read stories of it or of the site; only on its first page, and null if there are too few. */
  readonly mostRead: MostRead | null;
};

/**
 * A section with the stories of its descendants, newest first. Its first page starts with the stories of its
 * home page strip. The redirect for a former URL; or null. `drafts`, by container key, replace the launched
 * layouts.
 */
export async function readSection(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { slug, cursor, drafts }: { slug: string; cursor?: string; drafts?: ReadonlyMap<string, Layout> },
): Promise<SectionPage | { readonly redirectTo: string } | null> {
  const sections = await pageSections({ db });
  const section = sections.find((each) => each.slug === slug);
  if (!section) {
    const redirectTo = await whereNow({ db }, `/${slug}`);
    return redirectTo === null ? null : { redirectTo };
  }
  const children = sections.filter((each) => each.parentId === section.id);
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const sectionIds = [section.id, ...children.map(({ id }) => id)];
  const isFirst = parseListCursor(cursor) === undefined;
  const strip = homeContainers(sections).find(({ sectionId }) => sectionId === section.id);
  const [{ shown: newest, place }, tags, launched] = await Promise.all([
    readListPage({
      ...{ cursor, perPage, isPlace: (at) => isPlaceOfStory(db, at) },
      list: (stretch) => listSectionStories(db, { sectionIds, ...stretch }),
    }),
    isFirst ? listSectionTags(db, sectionIds) : [],
    isFirst && strip !== undefined ? listFrontContainers(db, 'home') : [],
  ]);
  if (isBeyondEnd(place, newest)) return null;
  const { isFirstPage } = place;
  const hasMore = place.nextCursor !== null;
  const layout = strip === undefined ? emptyLayout : layoutOf(strip, launched, drafts);
  const onPage = isFirstPage ? await leadSection({ db, site }, { strip, newest, layout }) : newest;
  const mostRead = isFirstPage ? await mostReadOf({ db, site }, { section, onPage, hasMore }) : null;
  const mostReadIds = new Set(mostRead?.stories.map(({ id }) => id));
  const stories = onPage.filter(({ id }) => !mostReadIds.has(id));
  renderContext.addTags(`section:${section.id}`, ...children.map(({ id }) => `section:${id}`));
  renderContext.addTags(...stories.map(({ id }) => `article:${id}`));
  return {
    section,
    parent: sections.find((each) => each.id === section.parentId) ?? null,
    children,
    beside: section.parentId === null ? [] : sections.filter((each) => each.parentId === section.parentId),
    stories,
    tags,
    mostRead,
    ...place,
  };
}

/** The draft of the strip, or its launched layout. */
function layoutOf(
  { key }: Container,
  launched: readonly { readonly container: string; readonly layout: Layout }[],
  drafts: ReadonlyMap<string, Layout> = new Map(),
): Layout {
  return drafts.get(key) ?? launched.find(({ container }) => container === key)?.layout ?? emptyLayout;
}

/**
 * For a section with several pages its most-read stories, without the newest ones, which come first. A
 * smaller section shows all its stories on this page, so it gets those of the site.
 */
function mostReadOf(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { section, onPage, hasMore }: { section: PublicSection; onPage: readonly PublicStory[]; hasMore: boolean },
): Promise<MostRead | null> {
  const staying = hasMore ? onPage.slice(0, sectionFrontMost) : onPage;
  return mostReadBeside(db, {
    locale: site.locale,
    sectionIds: hasMore ? [section.id] : [],
    onPageIds: staying.map(({ id }) => id),
  });
}
