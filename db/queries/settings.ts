import { eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { settings, settingsDrafts } from '../schema/settings.ts';

/** The settings of these names that were set. */
export async function listSettings(q: Queryable, names: readonly string[]) {
  return q
    .select()
    .from(settings)
    .where(inArray(settings.name, [...names]));
}

/** Sets a setting, whatever it was before. */
export async function putSetting(tx: Transaction, name: string, value: unknown): Promise<void> {
  await tx
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
}

const revisionName = 'revision';

/** How often the site's settings were changed. */
export async function readSettingsRevision(q: Queryable): Promise<number> {
  const [row] = await q.select().from(settings).where(eq(settings.name, revisionName));
  return typeof row?.value === 'number' ? row.value : 0;
}

/** The same, locked until the transaction ends, so that of two who change settings at once the second sees the first. */
export async function lockSettingsRevision(tx: Transaction): Promise<number> {
  await tx
    .insert(settings)
    .values({ name: revisionName, value: 0 })
    .onConflictDoNothing({ target: settings.name });
  const [row] = await tx.select().from(settings).where(eq(settings.name, revisionName)).for('update');
  return typeof row?.value === 'number' ? row.value : 0;
}

/** Counts one change more. */
export async function setSettingsRevision(tx: Transaction, revision: number): Promise<void> {
  await putSetting(tx, revisionName, revision);
}

export type SettingsDraftRow = typeof settingsDrafts.$inferSelect;

/** What this person would like to change, or null. */
export async function findSettingsDraft(q: Queryable, personId: string): Promise<SettingsDraftRow | null> {
  const [row] = await q.select().from(settingsDrafts).where(eq(settingsDrafts.personId, personId));
  return row ?? null;
}

/** Keeps a draft in the place of the person's last. */
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

/** Throws a person's draft away. */
export async function deleteSettingsDraft(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(settingsDrafts).where(eq(settingsDrafts.personId, personId));
}
