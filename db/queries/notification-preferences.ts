import { eq, inArray } from 'drizzle-orm';
import type { Preferences } from '#core/notifications/preferences.ts';
import type { Queryable, Transaction } from '../client.ts';
import { notificationPreferences } from '../schema/notification-preferences.ts';

/** What a person chose, or null. */
export async function findPreferences(q: Queryable, personId: string): Promise<Preferences | null> {
  const [row] = await q
    .select({ choice: notificationPreferences.choice })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.personId, personId));
  return row?.choice ?? null;
}

/** What these people chose, by their ids; those who chose nothing are not in it. */
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

/** Keeps what a person chose, whatever it was before. */
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
