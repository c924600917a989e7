import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { savedSearches } from '../../schema/saved-searches.ts';

export type SavedSearchRow = typeof savedSearches.$inferSelect;

/** Maximum number of other people's searches. */
const mostShared = 50;

/** A person's saved searches in their order, then those shared with these desks (null: any), by name. */
export async function listSavedSearches(
  q: Queryable,
  { personId, sectionIds }: { personId: string; sectionIds: readonly string[] | null },
) {
  const columns = {
    id: savedSearches.id,
    name: savedSearches.name,
    query: savedSearches.query,
    sectionId: savedSearches.sectionId,
    personId: savedSearches.personId,
    byName: people.name,
  };
  const rows = () =>
    q.select(columns).from(savedSearches).innerJoin(people, eq(people.id, savedSearches.personId));
  const own = await rows()
    .where(eq(savedSearches.personId, personId))
    .orderBy(asc(savedSearches.position), asc(savedSearches.id));
  if (sectionIds?.length === 0) return own;
  const shared = await rows()
    .where(
      and(
        ne(savedSearches.personId, personId),
        isNotNull(savedSearches.sectionId),
        sectionIds === null ? undefined : inArray(savedSearches.sectionId, [...sectionIds]),
      ),
    )
    .orderBy(asc(savedSearches.name), asc(savedSearches.id))
    .limit(mostShared);
  return [...own, ...shared];
}

/** A person's saved searches in order, locked against concurrent changes. */
export async function listOwnSearchesForUpdate(tx: Transaction, personId: string): Promise<SavedSearchRow[]> {
  // The lock on the person's row serialises changes to the list.
  await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update');
  return tx
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId))
    .orderBy(asc(savedSearches.position), asc(savedSearches.id));
}

/** Inserts a search, or updates the one with this id. */
export async function putSavedSearch(tx: Transaction, row: typeof savedSearches.$inferInsert): Promise<void> {
  const { name, query, sectionId } = row;
  await tx
    .insert(savedSearches)
    .values(row)
    .onConflictDoUpdate({ target: savedSearches.id, set: { name, query, sectionId } });
}

/** Deletes a person's search; false if the id is unknown. */
export async function deleteSavedSearch(
  q: Queryable,
  { id, personId }: { id: string; personId: string },
): Promise<boolean> {
  const result = await q
    .delete(savedSearches)
    .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, personId)));
  return (result.rowCount ?? 0) > 0;
}

/** Stores the order of a person's searches. */
export async function orderSavedSearches(
  tx: Transaction,
  { personId, ids }: { personId: string; ids: readonly string[] },
): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx
      .update(savedSearches)
      .set({ position })
      .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, personId)));
  }
}
