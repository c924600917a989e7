import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { currentBody } from '#core/document/upgrade-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { factBoxes } from '../../schema/fact-boxes.ts';

const itemColumns = {
  id: factBoxes.id,
  title: factBoxes.title,
  body: factBoxes.body,
  updatedAt: factBoxes.updatedAt,
};

/** Ids and titles of library boxes, newest text first, at most `limit`. */
export async function listFactBoxTitles(
  q: Queryable,
  { limit }: { limit: number },
): Promise<{ id: string; title: string }[]> {
  return q
    .select({ id: factBoxes.id, title: factBoxes.title })
    .from(factBoxes)
    .where(isNull(factBoxes.archivedAt))
    .orderBy(desc(factBoxes.updatedAt), desc(factBoxes.id))
    .limit(limit);
}

/** The library boxes with these ids, newest text first. */
export async function listFactBoxesByIds(q: Queryable, ids: readonly string[]): Promise<FactBoxItem[]> {
  if (ids.length === 0) return [];
  const rows = await q
    .select(itemColumns)
    .from(factBoxes)
    .where(and(inArray(factBoxes.id, [...ids]), isNull(factBoxes.archivedAt)))
    .orderBy(desc(factBoxes.updatedAt), desc(factBoxes.id));
  return rows.map(itemOf);
}

/** The box, locked until the transaction ends; null if it is not in the library or archived. */
export async function findFactBoxForUpdate(tx: Transaction, id: string): Promise<FactBoxItem | null> {
  const [row] = await tx
    .select(itemColumns)
    .from(factBoxes)
    .where(and(eq(factBoxes.id, id), isNull(factBoxes.archivedAt)))
    .for('update');
  return row ? itemOf(row) : null;
}

export async function insertFactBox(tx: Transaction, row: typeof factBoxes.$inferInsert): Promise<void> {
  await tx.insert(factBoxes).values(row);
}

export async function updateFactBox(
  tx: Transaction,
  id: string,
  changes: Partial<typeof factBoxes.$inferInsert>,
): Promise<void> {
  await tx.update(factBoxes).set(changes).where(eq(factBoxes.id, id));
}

function itemOf({ body, ...rest }: Omit<FactBoxItem, 'body'> & { body: StoredBody }): FactBoxItem {
  return { ...rest, body: currentBody(body) };
}
