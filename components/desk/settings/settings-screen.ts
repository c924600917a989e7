import type { SettingName } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';

/** The present settings and the person's draft. */
export type SettingsScreen = {
  readonly current: SiteSettings;
  readonly wanted: SiteSettings;
  readonly changed: Partial<SiteSettings>;
  readonly revision: number;
  readonly hasDraft: boolean;
  readonly isStale: boolean;
  readonly maySet: Readonly<Record<SettingName, boolean>>;
};
