import { z } from 'zod';
import type { SettingName } from '#core/settings/setting-rows.ts';
import { changedSettings, maySet, settingsTag, someSettings } from '#core/settings/site-settings.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import {
  deleteSettingsDraft,
  findSettingsDraft,
  lockSettingsRevision,
  putSetting,
  setSettingsRevision,
} from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const applyInput = z.object({
  /** The revision with which the person compared the draft. */
  revision: z.number().int().min(0),
});

/**
 * Applies the actor's draft to the site's settings and invalidates every page that uses them. Throws
 * `settings.stale` {yours, current} if another person changed them since; the draft stays. Also throws
 * `settings.nothing-changed`, `auth.reauthenticate`, `action.not-your-role`.
 */
export async function applySettings(
  context: Context,
  raw: z.input<typeof applyInput>,
): Promise<{ revision: number }> {
  const ctx = requireActor(context);
  const { revision: yours } = parseInput(applyInput, raw);
  return ctx.db.transaction(async (tx) => {
    const current = await lockSettingsRevision(tx);
    if (yours !== current) throw new DomainError('settings.stale', { yours, current });
    const draft = await findSettingsDraft(tx, ctx.actor.id);
    const before = await loadSiteSettings(tx);
    const changed = changedSettings(before, parseInput(someSettings, draft?.values ?? {}));
    const names = Object.keys(changed) as SettingName[];
    if (names.length === 0) throw new DomainError('settings.nothing-changed');
    for (const name of names) requireAllowed(maySet(ctx.actor, name));
    // An unattended session must not be able to weaken the sign-in.
    if (names.includes('secondFactorRoles')) requireFresh(ctx);
    for (const name of names) await putSetting(tx, name, changed[name]);
    const revision = current + 1;
    await setSettingsRevision(tx, revision);
    await deleteSettingsDraft(tx, ctx.actor.id);
    await invalidatePages(tx, [settingsTag]);
    await recordAdminAct(ctx, tx, {
      action: 'setting.apply',
      subjectType: 'setting',
      // Settings have names, but the audit requires a UUID.
      subjectId: ctx.newId(),
      detail: {
        name: names.join(', '),
        from: Object.fromEntries(names.map((name) => [name, before[name]])),
        to: changed,
      },
    });
    return { revision };
  });
}
