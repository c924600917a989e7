import { kindsFor, type NotificationKind } from '#core/notifications/kinds.ts';
import { type Preferences, preferencesFrom } from '#core/notifications/preferences.ts';
import { findPreferences } from '#db/queries/notifications/notification-preferences.ts';
import { type Context, requireActor } from '../context.ts';

/** The actor's notification settings, and the kinds that can concern them. */
export async function readPreferences(
  context: Context,
): Promise<{ preferences: Preferences; kinds: NotificationKind[] }> {
  const ctx = requireActor(context);
  return {
    preferences: preferencesFrom(await findPreferences(ctx.db, ctx.actor.id)),
    kinds: kindsFor(ctx.actor),
  };
}
