import { type SiteSettings, settingsTag } from '#core/settings/site-settings.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../../context.ts';
import { loadSiteSettings } from '../../shared/load-site-settings.ts';

/** The settings for rendering a page; the page is invalidated when they change. */
export async function pageSettings({ db }: Pick<Services, 'db'>): Promise<SiteSettings> {
  return renderContext.share(settingsTag, () => loadSiteSettings(db));
}
