import { chainedText, genesisHash } from '#core/audit/chain.ts';
import { listAuditChain } from '#db/queries/audit.ts';
import { readAuditHead } from '#db/queries/audit-chain.ts';
import { sha256 } from '#platform/hash.ts';
import type { Services } from '../context.ts';

const batch = 1_000;

/**
 * Recomputes every hash of the audit from the first row on, and compares the last with the head. `brokenAt` is the
 * number of the first row that was changed, removed or slipped in; null where the chain is whole.
 */
export async function verifyAudit({
  db,
}: Pick<Services, 'db'>): Promise<{ rows: number; brokenAt: number | null }> {
  return db.transaction(
    async (tx) => {
      let seq = 0;
      let hash = genesisHash;
      for (;;) {
        const rows = await listAuditChain(tx, { afterSeq: seq, limit: batch });
        for (const { previousHash, hash: kept, at, ...entry } of rows) {
          const expected = sha256(chainedText(hash, { ...entry, at: at.toISOString() }));
          if (entry.seq !== seq + 1 || previousHash !== hash || kept !== expected) {
            return { rows: seq, brokenAt: seq + 1 };
          }
          seq = entry.seq;
          hash = kept;
        }
        if (rows.length < batch) break;
      }
      const head = await readAuditHead(tx);
      const isWhole = head !== null && head.seq === seq && head.hash === hash;
      return { rows: seq, brokenAt: isWhole ? null : seq + 1 };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
