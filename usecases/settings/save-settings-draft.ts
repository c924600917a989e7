import { z } from 'zod';
import type { SettingName } from '#core/settings/setting-rows.ts';
import { changedSettings, maySeeSettings, maySet, someSettings } from '#core/settings/site-settings.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findSection } from '#db/queries/sections/sections.ts';
import { putSettingsDraft } from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

const draftInput = z.object({
  values: someSettings,
  /** The revision of the settings that the person saw. */
  revision: z.number().int().min(0),
});

/**
 * Saves a private draft of the settings; the public site does not change. Returns the number of settings that
 * differ. Throws `action.not-your-role` for a setting that the actor may not change, `section.not-found`,
 * `request.invalid`.
 */
export async function saveSettingsDraft(
  context: Context,
  raw: z.input<typeof draftInput>,
): Promise<{ changes: number }> {
  const ctx = requireActor(context);
  const { values, revision } = parseInput(draftInput, raw);
  requireAllowed(maySeeSettings(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const changed = changedSettings(await loadSiteSettings(tx), values);
    for (const name of Object.keys(changed) as SettingName[]) requireAllowed(maySet(ctx.actor, name));
    if (changed.defaultSection) {
      const section = await findSection(tx, changed.defaultSection);
      if (section === null || section.archivedAt !== null) throw new DomainError('section.not-found');
    }
    await putSettingsDraft(tx, {
      personId: ctx.actor.id,
      values: changed,
      revision,
      savedAt: ctx.now(),
    });
    return { changes: Object.keys(changed).length };
  });
}
