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

/** Counts what a person has in hand; for the page of one person, never for a list. */
export async function countOpenWork(
  q: Queryable,
  { personId, now }: { personId: string; now: Date },
): Promise<OpenWork> {
  const began = sql`${articles.createdBy} = ${personId}::uuid and ${unfinished}`;
  const [row] = await q
    .select({
      stories: sql<number>`count(*) filter (where ${began})::int`,
      privateDrafts: sql<number>`count(*) filter (where ${began} and ${articles.submittedAt} is null)::int`,
      reviews: sql<number>`count(*) filter (where ${articles.claimedBy} = ${personId}::uuid
        and ${articles.claimExpiresAt} > ${now.toISOString()}::timestamptz)::int`,
      debts: sql<number>`count(*) filter (where ${articles.debtOpenedBy} = ${personId}::uuid)::int`,
      blocks: sql<number>`count(*) filter (where ${articles.blockedBy} = ${personId}::uuid)::int`,
    })
    .from(articles)
    .where(
      sql`(${began}) or ${articles.claimedBy} = ${personId}::uuid
        or ${articles.debtOpenedBy} = ${personId}::uuid or ${articles.blockedBy} = ${personId}::uuid`,
    );
  return row ?? { stories: 0, privateDrafts: 0, reviews: 0, debts: 0, blocks: 0 };
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
