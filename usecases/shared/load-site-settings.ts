import { SETTING_NAMES } from '#core/settings/setting-rows.ts';
import { type SiteSettings, settingsFrom } from '#core/settings/site-settings.ts';
import type { Queryable } from '#db/client.ts';
import { listSettings } from '#db/queries/settings/settings.ts';

/** The site's settings; unset ones have their default. */
export async function loadSiteSettings(q: Queryable): Promise<SiteSettings> {
  return settingsFrom(await listSettings(q, SETTING_NAMES));
}
