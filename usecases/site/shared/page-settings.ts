import { type SiteSettings, settingsTag } from '#core/settings/site-settings.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../../context.ts';
import { loadSiteSettings } from '../../shared/load-site-settings.ts';

/** The settings for rendering a page; the page is invalidated when they change. */
export async function pageSettings({ db }: Pick<Services, 'db'>): Promise<SiteSettings> {
  return pageScope.share(settingsTag, () => loadSiteSettings(db));
}
