import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { articles } from '../../schema/articles.ts';
import { projectForDesk } from '../desk/desk-docs.ts';

/** The number of stories that a person has in work; headlines of drafts are private. */
export type OpenWork = {
  /** Stories that they created and that were never public. */
  readonly stories: number;
  /** Of these, private drafts. */
  readonly privateDrafts: number;
  readonly reviews: number;
  readonly debts: number;
  readonly blocks: number;
};

const unfinished = sql`(${articles.publicState} = 'none' and ${articles.workState} <> 'spiked')`;

/** Counts a person's work, each kind by an index of open work, independent of the size of the archive. */
export async function countOpenWork(
  q: Queryable,
  { personId, now }: { personId: string; now: Date },
): Promise<OpenWork> {
  const { rows } = await q.execute<OpenWork>(sql`
    select begun.stories, begun."privateDrafts",
      (select count(*)::int from ${articles} where ${articles.claimedBy} = ${personId}::uuid
        and ${articles.claimExpiresAt} > ${now.toISOString()}::timestamptz) as reviews,
      (select count(*)::int from ${articles} where ${articles.debtOpenedBy} = ${personId}::uuid
        and ${articles.debtOpenedAt} is not null) as debts,
      (select count(*)::int from ${articles} where ${articles.blockedBy} = ${personId}::uuid) as blocks
    from (
      select count(*)::int as stories,
        count(*) filter (where ${articles.submittedAt} is null)::int as "privateDrafts"
      from ${articles} where ${articles.createdBy} = ${personId}::uuid and ${unfinished}) begun`);
  return rows[0] ?? { stories: 0, privateDrafts: 0, reviews: 0, debts: 0, blocks: 0 };
}

/** The unfinished stories that a person created, locked until the transaction ends, by number. */
export async function lockUnfinishedStories(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.createdBy, personId), unfinished))
    .orderBy(articles.number)
    .for('update');
  return rows.map(({ id }) => id);
}

/** Changes the creator of these stories. */
export async function setCreator(tx: Transaction, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(articles)
    .set({ createdBy: personId })
    .where(inArray(articles.id, [...ids]));
  for (const id of ids) await projectForDesk(tx, id);
}

/** Releases a person's review claims and exclusive leases. */
export async function letGoOfStories(tx: Transaction, personId: string): Promise<void> {
  const released = await tx
    .update(articles)
    .set({ claimedBy: null, claimExpiresAt: null })
    .where(eq(articles.claimedBy, personId))
    .returning({ id: articles.id });
  for (const { id } of released) await projectForDesk(tx, id);
  await tx.update(articles).set({ leaseBy: null, leaseUntil: null }).where(eq(articles.leaseBy, personId));
}
