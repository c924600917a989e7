import type { SettingName } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

/** The server actions of the settings screen. */
export type SettingsDoors = {
  readonly saveDraft: (input: {
    values: Partial<SiteSettings>;
    revision: number;
  }) => Promise<ActionResult<{ changes: number }>>;
  readonly discardDraft: () => Promise<ActionResult<void>>;
  readonly applyDraft: (revision: number) => Promise<ActionResult<{ revision: number }>>;
};

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
