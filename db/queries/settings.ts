import { inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { settings } from '../schema/settings.ts';

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
