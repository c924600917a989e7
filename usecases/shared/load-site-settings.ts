import { SETTING_NAMES } from '#core/settings/setting-rows.ts';
import { type SiteSettings, settingsFrom } from '#core/settings/site-settings.ts';
import type { Queryable } from '#db/client.ts';
import { listSettings } from '#db/queries/settings.ts';

/** The site's settings as they are; what nobody set is as the site comes. */
export async function loadSiteSettings(q: Queryable): Promise<SiteSettings> {
  return settingsFrom(await listSettings(q, SETTING_NAMES));
}
