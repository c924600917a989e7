import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { SectionBranch } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { listSectionTags } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services, Site } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { pageSettings } from './shared/page-settings.ts';

/** The data around every page: the site, its section tree and its hot topics. */
export type Frame = {
  readonly site: Site;
  readonly now: Date;
  readonly sections: readonly SectionBranch[];
  /** The most frequent tags of the newest stories. */
  readonly topics: readonly PublicTagLink[];
  readonly settings: SiteSettings;
};

const topicsShown = 6;

/** The frame of a public page. */
export async function readFrame({ db, site, now }: Services): Promise<Frame> {
  const [sections, settings] = await Promise.all([pageSections({ db }), pageSettings({ db })]);
  const topics = await renderContext.memoUntilInvalidated(
    'hot-topics',
    () =>
      listSectionTags(
        db,
        sections.map(({ id }) => id),
      ),
    () => false,
  );
  return {
    site,
    now: now(),
    settings,
    topics: topics.slice(0, topicsShown),
    sections: sections
      .filter((section) => section.parentId === null)
      .map((section) => ({
        ...section,
        children: sections.filter((child) => child.parentId === section.id),
      })),
  };
}
