import { SETTING_NAMES, type SettingName } from '#core/settings/setting-rows.ts';
import { changedSettings, maySeeSettings, maySet, settingsFrom } from '#core/settings/site-settings.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { findSettingsDraft, readSettingsRevision } from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

export type SettingsScreen = Awaited<ReturnType<typeof readSettings>>;

/**
 * The settings with the actor's draft, their differences, whether another person changed them since, and the
 * actor's rights. Throws `action.not-your-role`.
 */
export async function readSettings(context: Context) {
  const ctx = requireActor(context);
  requireAllowed(maySeeSettings(ctx.actor));
  const [current, revision, draft] = await Promise.all([
    loadSiteSettings(ctx.db),
    readSettingsRevision(ctx.db),
    findSettingsDraft(ctx.db, ctx.actor.id),
  ]);
  const rows = Object.entries(draft?.values ?? {}).map(([name, value]) => ({ name, value }));
  const wanted = { ...current, ...pick(settingsFrom(rows), Object.keys(draft?.values ?? {})) };
  return {
    current,
    wanted,
    changed: changedSettings(current, wanted),
    revision,
    hasDraft: draft !== null,
    isStale: draft !== null && draft.revision !== revision,
    maySet: Object.fromEntries(SETTING_NAMES.map((name) => [name, maySet(ctx.actor, name).ok])) as Readonly<
      Record<SettingName, boolean>
    >,
  };
}

function pick<T extends object>(all: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) as Partial<T>;
}
