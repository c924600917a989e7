import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { type AuditEntry, chainedText } from '#core/audit/chain.ts';
import { reasonWords } from '#core/audit/reason-words.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { audit, auditHead, auditReasons } from '../../schema/audit.ts';
import { people } from '../../schema/people.ts';

/**
 * Appends a row to the audit, in the transaction of the act. Locks the end of the hash chain until the
 * commit: call it last, so that other transactions wait as briefly as possible.
 */
export async function appendAudit(
  tx: Transaction,
  { entry, hash }: { entry: Omit<AuditEntry, 'seq' | 'at'> & { at: Date }; hash: (text: string) => string },
): Promise<void> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update');
  if (head === undefined) throw new Error('The audit has no head row; migrations were not run.');
  const row = { ...entry, seq: head.seq + 1 };
  const rowHash = hash(chainedText(head.hash, { ...row, at: row.at.toISOString() }));
  await Promise.all([
    tx.insert(audit).values({ ...row, previousHash: head.hash, hash: rowHash }),
    insertReason(tx, row),
    tx.update(auditHead).set({ seq: row.seq, hash: rowHash }).where(eq(auditHead.id, 1)),
  ]);
}

/** Indexes the words of an act's reason, once. */
export async function insertReason(
  q: Queryable,
  { detail, ...act }: Omit<typeof audit.$inferSelect, 'hash' | 'previousHash'>,
): Promise<void> {
  const words = reasonWords(detail);
  if (words === '') return;
  const { seq, at, actorId, action, subjectType, subjectId, address } = act;
  const row = { seq, words, at, actorId, action, subjectType, subjectId, address };
  await q.insert(auditReasons).values(row).onConflictDoNothing();
}

/** The rows about one subject, newest first, at most `limit`, before `beforeSeq` if set. */
export async function listAuditOf(
  q: Queryable,
  {
    subjectType,
    subjectId,
    beforeSeq,
    limit,
  }: {
    subjectType: string;
    subjectId: string;
    beforeSeq?: number;
    limit: number;
  },
) {
  return q
    .select({
      seq: audit.seq,
      at: audit.at,
      actorId: audit.actorId,
      actorName: people.name,
      action: audit.action,
      detail: audit.detail,
      hash: audit.hash,
    })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.actorId))
    .where(
      and(
        eq(audit.subjectType, subjectType),
        eq(audit.subjectId, subjectId),
        beforeSeq === undefined ? undefined : lt(audit.seq, beforeSeq),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit);
}

/** `limit` rows of the chain after `afterSeq`, for recomputing the hashes. */
export async function listAuditChain(q: Queryable, { afterSeq, limit }: { afterSeq: number; limit: number }) {
  return q.select().from(audit).where(gt(audit.seq, afterSeq)).orderBy(asc(audit.seq)).limit(limit);
}
