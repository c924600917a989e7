import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import type { PublicState, WorkState } from '#core/articles/states.ts';
import type { ClientClaim } from '#core/working-copy/client-writers.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { workingCopies, workingCopyClients, workingCopyUpdates } from '../../schema/working-copies.ts';

export type WorkingCopyRow = typeof workingCopies.$inferSelect;

/** Channel that notifies other processes of a longer log: `ARTICLE-ID SEQ`. */
export const workingCopiesChannel = 'working_copies';

/** The working copy of an article, or null if it was never opened. */
export async function findWorkingCopy(q: Queryable, articleId: string): Promise<WorkingCopyRow | null> {
  const [row] = await q.select().from(workingCopies).where(eq(workingCopies.articleId, articleId));
  return row ?? null;
}

/** The same, locked until the transaction ends, so that no update is appended meanwhile. */
export async function findWorkingCopyForUpdate(
  tx: Transaction,
  articleId: string,
): Promise<WorkingCopyRow | null> {
  const [row] = await tx
    .select()
    .from(workingCopies)
    .where(eq(workingCopies.articleId, articleId))
    .for('update');
  return row ?? null;
}

/** Inserts a working copy; false if there is one already. */
export async function insertWorkingCopy(
  q: Queryable,
  row: typeof workingCopies.$inferInsert,
): Promise<boolean> {
  const made = await q
    .insert(workingCopies)
    .values(row)
    .onConflictDoNothing()
    .returning({ articleId: workingCopies.articleId });
  return made.length > 0;
}

/** The updates after `afterSeq`, in order. */
export async function listWorkingCopyUpdates(
  q: Queryable,
  { articleId, afterSeq }: { articleId: string; afterSeq: number },
) {
  return q
    .select({
      seq: workingCopyUpdates.seq,
      update: workingCopyUpdates.update,
      personId: workingCopyUpdates.personId,
    })
    .from(workingCopyUpdates)
    .where(and(eq(workingCopyUpdates.articleId, articleId), gt(workingCopyUpdates.seq, afterSeq)))
    .orderBy(asc(workingCopyUpdates.seq));
}

/** The time and author of the last change to an article, if the log still has it; otherwise null. */
export async function findLastWriter(q: Queryable, articleId: string) {
  const [row] = await q
    .select({ at: workingCopyUpdates.at, name: people.name })
    .from(workingCopyUpdates)
    .innerJoin(people, eq(people.id, workingCopyUpdates.personId))
    .where(eq(workingCopyUpdates.articleId, articleId))
    .orderBy(desc(workingCopyUpdates.seq))
    .limit(1);
  return row ?? null;
}

/** The state of the article when the writer's right was last checked; any change requires a new check. */
export type WritingGround = {
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly sectionId: string;
  readonly leaseBy: string | null;
};

/** The position of a locked working copy's log. */
export type LockedHead = Pick<WorkingCopyRow, 'lastSeq' | 'stateSeq' | 'clientsKnown'>;

/**
 * Locks a working copy until the transaction ends. Null if the article is not in that state any more, or has
 * no working copy. The article row is locked first (shared), in the same order as every action. So a running
 * action is waited for, and its result is what counts.
 */
export async function lockWorkingCopyOnGround(
  tx: Transaction,
  { articleId, ground }: { articleId: string; ground: WritingGround },
): Promise<LockedHead | null> {
  const { rows: current } = await tx.execute(sql`
    select 1 from articles
    where id = ${articleId} and work_state = ${ground.workState} and public_state = ${ground.publicState}
      and section_id = ${ground.sectionId} and lease_by is not distinct from ${ground.leaseBy}::uuid
    for share`);
  if (current.length === 0) return null;
  const { lastSeq, stateSeq, clientsKnown } = workingCopies;
  const [row] = await tx
    .select({ lastSeq, stateSeq, clientsKnown })
    .from(workingCopies)
    .where(eq(workingCopies.articleId, articleId))
    .for('update');
  return row ?? null;
}

/** Appends an update to the log of a working copy that the caller has locked, and returns its number. */
export async function appendWorkingCopyUpdate(
  tx: Transaction,
  input: { articleId: string; update: Uint8Array; personId: string; at: Date },
): Promise<number> {
  const { articleId, update, personId, at } = input;
  const { rows } = await tx.execute<{ seq: number }>(sql`
    with copy as (
      update working_copies set last_seq = last_seq + 1 where article_id = ${articleId} returning last_seq
    ), added as (
      insert into working_copy_updates (article_id, seq, update, person_id, at)
      select ${articleId}, last_seq, ${Buffer.from(update)}, ${personId}, ${at} from copy
      returning seq
    )
    select seq, pg_notify(${workingCopiesChannel}, ${articleId} || ' ' || seq) from added
  `);
  const seq = rows[0]?.seq;
  if (seq === undefined) throw new Error(`Article ${articleId} has no working copy.`);
  return seq;
}

/** The owners of Yjs client ids in an article. */
export async function listClientClaims(q: Queryable, articleId: string): Promise<ClientClaim[]> {
  const { clientId, fromClock, personId } = workingCopyClients;
  return q
    .select({ clientId, fromClock, personId })
    .from(workingCopyClients)
    .where(eq(workingCopyClients.articleId, articleId));
}

/** Inserts claims; the caller has locked the working copy, so that concurrent claims are serialised. */
export async function insertClientClaims(
  tx: Transaction,
  articleId: string,
  claims: readonly ClientClaim[],
): Promise<void> {
  if (claims.length === 0) return;
  await tx.insert(workingCopyClients).values(claims.map((claim) => ({ ...claim, articleId })));
}

/** Replaces an update of the log by one without its pending structs. */
export async function replaceWorkingCopyUpdate(
  tx: Transaction,
  { articleId, seq, update }: { articleId: string; seq: number; update: Uint8Array },
): Promise<void> {
  await tx
    .update(workingCopyUpdates)
    .set({ update })
    .where(and(eq(workingCopyUpdates.articleId, articleId), eq(workingCopyUpdates.seq, seq)));
}

/** Marks the writers of a working copy as known; `state` is without pending structs. */
export async function markClientsKnown(
  tx: Transaction,
  { articleId, state }: { articleId: string; state: Uint8Array },
): Promise<void> {
  await tx
    .update(workingCopies)
    .set({ state, clientsKnown: true })
    .where(eq(workingCopies.articleId, articleId));
}

/** Merges the log up to `stateSeq` into the state. */
export async function compactWorkingCopy(
  tx: Transaction,
  row: Pick<WorkingCopyRow, 'articleId' | 'state' | 'stateSeq' | 'openSuggestions' | 'cutAt'>,
): Promise<void> {
  const { articleId, state, stateSeq, openSuggestions, cutAt } = row;
  await tx
    .update(workingCopies)
    .set({ state, stateSeq, openSuggestions, cutAt })
    .where(eq(workingCopies.articleId, articleId));
  await tx
    .delete(workingCopyUpdates)
    .where(and(eq(workingCopyUpdates.articleId, articleId), lte(workingCopyUpdates.seq, stateSeq)));
}

/**
 * Articles whose working copies have unversioned changes, the last before `before`, with the number of the
 * newest change.
 */
export async function listIdleWorkingCopies(
  q: Queryable,
  before: Date,
): Promise<{ articleId: string; lastSeq: number }[]> {
  return q
    .select({ articleId: workingCopies.articleId, lastSeq: workingCopies.lastSeq })
    .from(workingCopies)
    .innerJoin(
      workingCopyUpdates,
      and(
        eq(workingCopyUpdates.articleId, workingCopies.articleId),
        eq(workingCopyUpdates.seq, workingCopies.lastSeq),
      ),
    )
    .where(and(gt(workingCopies.lastSeq, workingCopies.stateSeq), lt(workingCopyUpdates.at, before)))
    .orderBy(asc(workingCopyUpdates.at));
}

/** The number of open suggestions in the working copies of these articles at their last version. */
export async function countOpenSuggestions(
  q: Queryable,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (articleIds.length === 0) return new Map();
  const rows = await q
    .select({ articleId: workingCopies.articleId, count: workingCopies.openSuggestions })
    .from(workingCopies)
    .where(inArray(workingCopies.articleId, [...articleIds]));
  return new Map(rows.map(({ articleId, count }) => [articleId, count]));
}
