import { eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { auditHead } from '../schema/audit.ts';

/** The end of the chain as the last append left it; null where the table was emptied. */
export async function readAuditHead(q: Queryable): Promise<{ seq: number; hash: string } | null> {
  const [head] = await q
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1));
  return head ?? null;
}
