import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { articles } from '../schema/articles.ts';
import { projectForDesk } from './desk-docs.ts';

/** What somebody has in hand, in numbers: headlines of drafts are their authors' alone. */
export type OpenWork = {
  /** Stories that they began and that no reader has had. */
  readonly stories: number;
  /** Of these, drafts that nobody else can read. */
  readonly privateDrafts: number;
  readonly reviews: number;
  readonly debts: number;
  readonly blocks: number;
};

const unfinished = sql`(${articles.publicState} = 'none' and ${articles.workState} <> 'spiked')`;

/** Counts what a person has in hand, each kind by an index of what is open, however long the archive. */
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

/** The unfinished stories that a person began, locked until the transaction ends, in the order of their numbers. */
export async function lockUnfinishedStories(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.createdBy, personId), unfinished))
    .orderBy(articles.number)
    .for('update');
  return rows.map(({ id }) => id);
}

/** Makes these stories somebody else's, as if they had begun them. */
export async function setCreator(tx: Transaction, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(articles)
    .set({ createdBy: personId })
    .where(inArray(articles.id, [...ids]));
  for (const id of ids) await projectForDesk(tx, id);
}

/** Lets go of everything that a person holds for a while: reviews that they claimed, stories that they took over. */
export async function letGoOfStories(tx: Transaction, personId: string): Promise<void> {
  const released = await tx
    .update(articles)
    .set({ claimedBy: null, claimExpiresAt: null })
    .where(eq(articles.claimedBy, personId))
    .returning({ id: articles.id });
  for (const { id } of released) await projectForDesk(tx, id);
  await tx.update(articles).set({ leaseBy: null, leaseUntil: null }).where(eq(articles.leaseBy, personId));
}
