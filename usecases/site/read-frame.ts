import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { SectionBranch } from '#core/taxonomy/public-section.ts';
import type { Services, Site } from '#usecases/context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { pageSettings } from './shared/page-settings.ts';

/** The data around every page: the site and its section tree. */
export type Frame = {
  readonly site: Site;
  readonly now: Date;
  readonly sections: readonly SectionBranch[];
  readonly settings: SiteSettings;
};

/** The frame of a public page. */
export async function readFrame({ db, site, now }: Services): Promise<Frame> {
  const [sections, settings] = await Promise.all([pageSections({ db }), pageSettings({ db })]);
  return {
    site,
    now: now(),
    settings,
    sections: sections
      .filter((section) => section.parentId === null)
      .map((section) => ({
        ...section,
        children: sections.filter((child) => child.parentId === section.id),
      })),
  };
}
