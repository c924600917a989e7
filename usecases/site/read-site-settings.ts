import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { Services } from '../context.ts';
import { pageSettings } from './shared/page-settings.ts';

/** What the house has decided about its site, for whatever readers get. */
export async function readSiteSettings(services: Pick<Services, 'db'>): Promise<SiteSettings> {
  return pageSettings(services);
}
