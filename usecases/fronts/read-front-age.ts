import type { Services } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { type FrontAge, frontAge } from './shared/front-age.ts';

/** How old the home page is now, for whoever watches over it. */
export async function readFrontAge(services: Services): Promise<FrontAge> {
  return frontAge(services, await loadSiteSettings(services.db));
}
