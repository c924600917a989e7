import { eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { audit, auditHead } from '../../schema/audit.ts';

/** The end of the chain after the last append; null if the table was emptied. */
export async function readAuditHead(q: Queryable): Promise<{ seq: number; hash: string } | null> {
  const [head] = await q
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1));
  return head ?? null;
}

/** The hashes of these rows by number; missing rows are omitted. */
export async function listAuditHashes(
  q: Queryable,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await q
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(inArray(audit.seq, [...seqs]));
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}
