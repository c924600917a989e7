import { eq, inArray } from 'drizzle-orm';
import type { Preferences } from '#core/notifications/preferences.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { notificationPreferences } from '../../schema/notification-preferences.ts';

/** A person's notification settings, or null. */
export async function findPreferences(q: Queryable, personId: string): Promise<Preferences | null> {
  const [row] = await q
    .select({ choice: notificationPreferences.choice })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.personId, personId));
  return row?.choice ?? null;
}

/** The notification settings of these people by id; people without settings are absent. */
export async function getPreferencesOf(
  q: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  if (personIds.length === 0) return new Map();
  const rows = await q
    .select()
    .from(notificationPreferences)
    .where(inArray(notificationPreferences.personId, [...personIds]));
  return new Map(rows.map(({ personId, choice }) => [personId, choice]));
}

/** Inserts or replaces a person's notification settings. */
export async function putPreferences(
  tx: Transaction,
  row: { personId: string; choice: Preferences; updatedAt: Date },
): Promise<void> {
  await tx
    .insert(notificationPreferences)
    .values(row)
    .onConflictDoUpdate({
      target: notificationPreferences.personId,
      set: { choice: row.choice, updatedAt: row.updatedAt },
    });
}
