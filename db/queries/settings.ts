import { inArray } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { settings } from '../schema/settings.ts';

/** The settings of these names that were set. */
export async function listSettings(q: Queryable, names: readonly string[]) {
  return q
    .select()
    .from(settings)
    .where(inArray(settings.name, [...names]));
}
