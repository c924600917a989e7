import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { defaultRates, type RoyaltyRates } from '#core/royalties/royalty-rates.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { media } from '../../schema/media.ts';
import { people } from '../../schema/people.ts';
import { royaltyMarks, royaltyMonths, royaltyRates } from '../../schema/royalties.ts';

export type MarkRow = typeof royaltyMarks.$inferSelect;

/** The rates of the site, with defaults for unset ones. */
export async function readRates(q: Queryable): Promise<RoyaltyRates> {
  const rows = await q.select().from(royaltyRates);
  const set = rows.map(({ kind, pointTenths, amountDong }) => [kind, { pointTenths, amountDong }] as const);
  return { ...defaultRates, ...Object.fromEntries(set) };
}

/** Sets these rates (at least one); the others stay. */
export async function putRates(tx: Transaction, rates: Partial<RoyaltyRates>): Promise<void> {
  await tx
    .insert(royaltyRates)
    .values(Object.entries(rates).map(([kind, award]) => ({ kind: kind as keyof RoyaltyRates, ...award })))
    .onConflictDoUpdate({
      target: royaltyRates.kind,
      set: { pointTenths: sql`excluded.point_tenths`, amountDong: sql`excluded.amount_dong` },
    });
}

/** The closed months. */
export async function listClosedMonths(q: Queryable): Promise<ReadonlySet<string>> {
  const rows = await q
    .select({ month: royaltyMonths.month })
    .from(royaltyMonths)
    .where(isNotNull(royaltyMonths.closedAt));
  return new Set(rows.map(({ month }) => month));
}

/** The person who closed a month and the time; null while it is open. */
export async function findClosing(q: Queryable, month: string) {
  const [row] = await q
    .select({ closedAt: royaltyMonths.closedAt, closedByName: people.name })
    .from(royaltyMonths)
    .innerJoin(people, eq(people.id, royaltyMonths.closedBy))
    .where(eq(royaltyMonths.month, month));
  return row?.closedAt ? { closedAt: row.closedAt, closedByName: row.closedByName } : null;
}

/** The month, locked until the transaction ends, so that it cannot be closed while an entry is set. */
export async function lockMonth(tx: Transaction, month: string): Promise<{ isClosed: boolean }> {
  await tx.insert(royaltyMonths).values({ month }).onConflictDoNothing();
  const [row] = await tx.select().from(royaltyMonths).where(eq(royaltyMonths.month, month)).for('update');
  return { isClosed: row?.closedAt != null };
}

/** Closes a locked month; entries of stories that are not public are not paid. */
export async function closeMonth(
  tx: Transaction,
  { month, at, by }: { month: string; at: Date; by: string },
): Promise<void> {
  await tx
    .update(royaltyMarks)
    .set({ counts: false })
    .where(
      and(
        eq(royaltyMarks.month, month),
        sql`${royaltyMarks.adjustsId} is null`,
        sql`not exists (select 1 from public_articles p where p.id = ${royaltyMarks.articleId})`,
      ),
    );
  await tx.update(royaltyMonths).set({ closedAt: at, closedBy: by }).where(eq(royaltyMonths.month, month));
}

/** The valid entries of a story with corrections, in the order in which they were set. */
export async function listMarksOf(q: Queryable, articleId: string) {
  return q
    .select({
      id: royaltyMarks.id,
      month: royaltyMarks.month,
      kind: royaltyMarks.kind,
      mediaId: royaltyMarks.mediaId,
      personId: royaltyMarks.personId,
      creditName: royaltyMarks.creditName,
      pointTenths: royaltyMarks.pointTenths,
      amountDong: royaltyMarks.amountDong,
      adjustsId: royaltyMarks.adjustsId,
      note: royaltyMarks.note,
      setByName: people.name,
      setAt: royaltyMarks.setAt,
    })
    .from(royaltyMarks)
    .innerJoin(people, eq(people.id, royaltyMarks.setBy))
    .where(and(eq(royaltyMarks.articleId, articleId), royaltyMarks.counts))
    .orderBy(asc(royaltyMarks.setAt), asc(royaltyMarks.id));
}

/** Inserts an entry. */
export async function insertMark(tx: Transaction, row: typeof royaltyMarks.$inferInsert): Promise<void> {
  await tx.insert(royaltyMarks).values(row);
}

/** Updates an entry of an open month. */
export async function updateMark(
  tx: Transaction,
  id: string,
  changes: Pick<MarkRow, 'pointTenths' | 'amountDong' | 'note' | 'setBy' | 'setAt' | 'versionId'>,
): Promise<void> {
  await tx.update(royaltyMarks).set(changes).where(eq(royaltyMarks.id, id));
}

/** The uploaders of these pictures. */
export async function listUploaders(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({ id: media.id, uploadedBy: media.uploadedBy })
    .from(media)
    .where(inArray(media.id, [...ids]));
}

/** All people who may be paid or named, by id and name. */
export async function listRoyaltyPeople(q: Queryable) {
  return q.select({ id: people.id, name: people.name, kind: people.kind }).from(people);
}
