import type { PublicStory, StoryPicture } from '#core/articles/public-story.ts';
import { fillFront, type Slot } from '#core/fronts/fill-front.ts';
import { type Container, homeContainers } from '#core/fronts/home-containers.ts';
import { emptyLayout, type Layout } from '#core/fronts/layout.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { listFrontContainers } from '#db/queries/fronts/fronts.ts';
import { listMediaByIds } from '#db/queries/media/media.ts';
import {
  listBreakingStories,
  listNewestOfEachSection,
  listNewestStories,
  listStoriesByIds,
} from '#db/queries/site/public-lists.ts';
import type { Services } from '#usecases/context.ts';
import { pageSections } from '#usecases/shared/page-sections.ts';
import { mostReadBeside } from '../../site/shared/most-read-beside.ts';

/** The filled home page; each story occurs once. */
export type FilledHome = {
  readonly sections: readonly PublicSection[];
  readonly containers: readonly (Container & { readonly layout: Layout })[];
  /** The stories in the breaking slot, and when each leaves it. */
  readonly breaking: readonly (PublicStory & { readonly breakingUntil: Date })[];
  /** The most-read stories without those in site-wide containers and those placed by hand. */
  readonly mostRead: MostRead | null;
  /** By container key. */
  readonly slots: ReadonlyMap<string, readonly Slot<PublicStory>[]>;
  /** Library pictures that replace the stories' own, by id. */
  readonly pictures: ReadonlyMap<string, StoryPicture>;
};

/** Further breaking stories wait for a slot, and are among the newest meanwhile. */
const breakingMost = 3;
const newestMost = 40;
/** Per section, because some of its newest are in containers above. */
const perSection = 16;
const otherLanguageMost = 12;

/** Fills the home page with the launched layouts, or with `drafts` instead, by container key. */
export async function fillHome(
  { db, site, now }: Services,
  { homeInOtherLanguage }: Pick<SiteSettings, 'homeInOtherLanguage'>,
  drafts: ReadonlyMap<string, Layout> = new Map(),
): Promise<FilledHome> {
  const { locale } = site;
  const [sections, launched] = await Promise.all([pageSections({ db }), listFrontContainers(db, 'home')]);
  const launchedAs = new Map(launched.map(({ container, layout }) => [container, layout]));
  const containers = homeContainers(sections)
    .filter(({ kind }) => homeInOtherLanguage || kind.name !== 'other_language')
    .map((container) => ({
      ...container,
      layout: drafts.get(container.key) ?? launchedAs.get(container.key) ?? emptyLayout,
    }));
  const placements = containers.flatMap(({ layout }) => layout.placements);
  const [breaking, newest, ofSections, inOtherLanguage, placed, media] = await Promise.all([
    listBreakingStories(db, { limit: breakingMost, locale, now: now() }),
    listNewestStories(db, { limit: newestMost, locale }),
    listNewestOfEachSection(db, { perSection, locale }),
    homeInOtherLanguage ? listNewestStories(db, { limit: otherLanguageMost, locale: other(locale) }) : [],
    listStoriesByIds(
      db,
      placements.map(({ articleId }) => articleId),
    ),
    listMediaByIds(
      db,
      placements.flatMap(({ mediaId }) => mediaId ?? []),
    ),
  ]);
  const breakingIds = breaking.map(({ id }) => id);
  const stories = newestFirst([...newest, ...ofSections, ...inOtherLanguage]);
  const fill = (taken: readonly string[]) =>
    fillFront({
      ...{ containers, stories, locale },
      placed: new Map(placed.map((story) => [story.id, story])),
      taken: new Set(taken),
    });
  // Site-wide containers are filled first. Below them, most-read stories take precedence over merely new
  // ones.
  const inFront = priorityIds(containers, fill(breakingIds));
  const mostRead = await mostReadBeside(db, {
    ...{ locale, sectionIds: [], onPageIds: [...breakingIds, ...inFront] },
  });
  const slots = fill([...breakingIds, ...(mostRead?.stories ?? []).map(({ id }) => id)]);
  return {
    ...{ sections, containers, breaking, mostRead, slots },
    pictures: new Map(media.map((item) => [item.id, item])),
  };
}

/** The stories of site-wide containers, and those placed by hand anywhere. */
function priorityIds(
  containers: readonly Container[],
  slots: ReadonlyMap<string, readonly Slot<PublicStory>[]>,
): string[] {
  return containers.flatMap(({ key, kind }) =>
    (slots.get(key) ?? [])
      .filter(({ placement }) => kind.curatedBy === 'house' || placement !== null)
      .map(({ story }) => story.id),
  );
}

/** Without duplicates. */
function newestFirst(stories: readonly PublicStory[]): PublicStory[] {
  return [...new Map(stories.map((story) => [story.id, story])).values()].sort(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1),
  );
}

function other(locale: Locale): Locale {
  return locale === 'vi' ? 'en' : 'vi';
}
