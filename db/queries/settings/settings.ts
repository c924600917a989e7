import { eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { settings, settingsDrafts } from '../../schema/settings.ts';

/** The stored settings with these names. */
export async function listSettings(q: Queryable, names: readonly string[]) {
  return q
    .select()
    .from(settings)
    .where(inArray(settings.name, [...names]));
}

/** Inserts or replaces a setting. */
export async function putSetting(tx: Transaction, name: string, value: unknown): Promise<void> {
  await tx
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
}

const revisionName = 'revision';

/** The revision of the site's settings. */
export async function readSettingsRevision(q: Queryable): Promise<number> {
  const [row] = await q.select().from(settings).where(eq(settings.name, revisionName));
  return typeof row?.value === 'number' ? row.value : 0;
}

/** The same, locked until the transaction ends, so that concurrent changes are serialised. */
export async function lockSettingsRevision(tx: Transaction): Promise<number> {
  await tx
    .insert(settings)
    .values({ name: revisionName, value: 0 })
    .onConflictDoNothing({ target: settings.name });
  const [row] = await tx.select().from(settings).where(eq(settings.name, revisionName)).for('update');
  return typeof row?.value === 'number' ? row.value : 0;
}

/** Stores the new revision. */
export async function setSettingsRevision(tx: Transaction, revision: number): Promise<void> {
  await putSetting(tx, revisionName, revision);
}

const indexNowKeyName = 'indexNowKey';

/** The key that proves to IndexNow that the site sent an address; null before the first one is sent. */
export async function findIndexNowKey(q: Queryable): Promise<string | null> {
  const [row] = await q.select().from(settings).where(eq(settings.name, indexNowKeyName));
  return typeof row?.value === 'string' ? row.value : null;
}

/** Stores the key unless there is one, also if another process stores one at the same time. */
export async function keepIndexNowKey(q: Queryable, key: string): Promise<void> {
  await q.insert(settings).values({ name: indexNowKeyName, value: key }).onConflictDoNothing();
}

export type SettingsDraftRow = typeof settingsDrafts.$inferSelect;

/** This person's draft of the settings, or null. */
export async function findSettingsDraft(q: Queryable, personId: string): Promise<SettingsDraftRow | null> {
  const [row] = await q.select().from(settingsDrafts).where(eq(settingsDrafts.personId, personId));
  return row ?? null;
}

/** Inserts or replaces a person's draft. */
export async function putSettingsDraft(tx: Transaction, row: SettingsDraftRow): Promise<void> {
  await tx
    .insert(settingsDrafts)
    .values(row)
    .onConflictDoUpdate({
      target: settingsDrafts.personId,
      set: {
        values: sql`excluded.values`,
        revision: sql`excluded.revision`,
        savedAt: sql`excluded.saved_at`,
      },
    });
}

/** Deletes a person's draft. */
export async function deleteSettingsDraft(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(settingsDrafts).where(eq(settingsDrafts.personId, personId));
}
