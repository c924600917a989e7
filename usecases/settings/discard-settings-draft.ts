import { maySeeSettings } from '#core/settings/site-settings.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { deleteSettingsDraft } from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';

/** Deletes the actor's draft of the settings. Throws `action.not-your-role`. */
export async function discardSettingsDraft(context: Context): Promise<void> {
  const ctx = requireActor(context);
  requireAllowed(maySeeSettings(ctx.actor));
  await ctx.db.transaction((tx) => deleteSettingsDraft(tx, ctx.actor.id));
}
