import type { Services } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { type FrontAge, frontAge } from './shared/front-age.ts';

/** The current age of the home page, for monitoring. */
export async function readFrontAge(services: Services): Promise<FrontAge> {
  return frontAge(services, await loadSiteSettings(services.db));
}
