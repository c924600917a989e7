import { anchorOf, type SignedAnchor } from '#core/audit/anchor.ts';
import type { ChainEnd } from '#core/audit/check-chain.ts';
import { listAuditChain } from '#db/queries/audit/audit.ts';
import { listAuditHashes, readAuditHead } from '#db/queries/audit/audit-chain.ts';
import type { AuditAnchors } from '#platform/auth/audit-anchors.ts';
import type { Services } from '../context.ts';

const ROWS_PER_ANCHOR = 1_000;

/**
 * `anchored`: the new anchor; `unchanged`: no new row since the last; `differs`: the chain does not continue
 * from the last anchor, so it was rewritten or truncated.
 */
export type Anchoring =
  | { readonly kind: 'anchored'; readonly anchor: SignedAnchor }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'differs'; readonly last: SignedAnchor };

/** Stores the end of the audit chain outside the database, with all hashes since the last time. */
export async function anchorAudit(
  { db, now }: Pick<Services, 'db' | 'now'>,
  anchors: AuditAnchors,
): Promise<Anchoring> {
  const last = await anchors.last();
  if (last !== null && !(await goesOnFrom(db, last))) return { kind: 'differs', last };
  let newest: SignedAnchor | null = null;
  for (;;) {
    const after = (newest ?? last)?.seq ?? 0;
    const rows = await listAuditChain(db, { afterSeq: after, limit: ROWS_PER_ANCHOR });
    const anchor = anchorOf(rows, { after, at: now() });
    if (anchor !== null) newest = await anchors.append(anchor);
    if (rows.length < ROWS_PER_ANCHOR) break;
  }
  return newest === null ? { kind: 'unchanged' } : { kind: 'anchored', anchor: newest };
}

async function goesOnFrom(db: Services['db'], { seq, hash }: ChainEnd): Promise<boolean> {
  const [head, hashes] = await Promise.all([readAuditHead(db), listAuditHashes(db, [seq])]);
  return head !== null && head.seq >= seq && hashes.get(seq) === hash;
}
