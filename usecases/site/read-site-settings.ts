import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { Services } from '../context.ts';
import { pageSettings } from './shared/page-settings.ts';

/** The site settings for public output. */
export async function readSiteSettings(services: Pick<Services, 'db'>): Promise<SiteSettings> {
  return pageSettings(services);
}
