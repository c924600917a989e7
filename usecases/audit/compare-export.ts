import type { ChainEnd } from '#core/audit/check-chain.ts';
import { listAuditHashes } from '#db/queries/audit/audit-chain.ts';
import type { Services } from '../context.ts';

/** The numbers of exported rows whose hashes differ from the audit's, because one of them was rewritten. */
export async function compareExport(
  { db }: Pick<Services, 'db'>,
  rows: readonly ChainEnd[],
): Promise<number[]> {
  const kept = await listAuditHashes(
    db,
    rows.map(({ seq }) => seq),
  );
  return rows.filter(({ seq, hash }) => kept.get(seq) !== hash).map(({ seq }) => seq);
}
