import { preferencesFrom, preferencesSchema } from '#core/notifications/preferences.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPreferences, putPreferences } from '#db/queries/notifications/notification-preferences.ts';
import { type Context, requireActor } from '../context.ts';

/** Saves the actor's notification settings; omitted kinds stay unchanged. Throws `request.invalid`. */
export async function savePreferences(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const wanted = parseInput(preferencesSchema, raw);
  const personId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    const before = preferencesFrom(await findPreferences(tx, personId));
    const choice = { ...wanted, channels: { ...before.channels, ...wanted.channels } };
    await putPreferences(tx, { personId, choice, updatedAt: ctx.now() });
  });
}
