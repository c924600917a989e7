import { type AuditAnchor, createAnchorCheck } from '#core/audit/anchor.ts';
import { type ChainBreak, chainStart, checkHead, checkRow } from '#core/audit/check-chain.ts';
import { listAuditChain } from '#db/queries/audit/audit.ts';
import { readAuditHead } from '#db/queries/audit/audit-chain.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Services } from '../context.ts';

const batch = 1_000;
/** Maximum number of breaks in the report. */
const maxFaults = 100;

export type AuditState = {
  /** The number of intact rows: all, or those before the first break. */
  readonly rows: number;
  readonly brokenAt: number | null;
  readonly breaks: readonly ChainBreak[];
  /** The end of the chain; a copy kept elsewhere proves later that the chain was not rewritten. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
};

/** The anchors of one file. */
export type AnchorFile = readonly (AuditAnchor & { readonly isGenuine: boolean })[];

/**
 * Recomputes every hash of the audit from the first row, and compares the last with the head. `brokenAt` is
 * the number of the first row that was changed, removed or inserted; null for an intact chain. `breaks` lists
 * the first hundred errors. Each anchor file is compared with the rows as well: only anchors reveal a chain
 * that was rewritten completely.
 */
export async function verifyAudit(
  { db }: Pick<Services, 'db'>,
  anchorFiles: readonly AnchorFile[] = [],
): Promise<AuditState> {
  const anchorChecks = anchorFiles.map((file) =>
    createAnchorCheck(file.filter(({ isGenuine }) => isGenuine)),
  );
  return db.transaction(
    async (tx) => {
      let end = chainStart;
      let rows = 0;
      const breaks: ChainBreak[] = [];
      for (;;) {
        const chain = await listAuditChain(tx, { afterSeq: end.seq, limit: batch });
        for (const { at, ...row } of chain) {
          const found = checkRow({ ...row, at: at.toISOString() }, { end, sha256 });
          end = { seq: row.seq, hash: row.hash };
          found.push(...anchorChecks.flatMap((check) => check.check(end)));
          if (breaks.length < maxFaults) breaks.push(...found);
          rows += 1;
        }
        if (chain.length < batch) break;
      }
      const head = await readAuditHead(tx);
      breaks.push(...checkHead(end, head), ...anchorChecks.flatMap((check) => check.checkEnd(end)));
      breaks.push(...forgedIn(anchorFiles));
      const brokenAt = breaks[0]?.seq ?? null;
      return { rows: brokenAt === null ? rows : brokenAt - 1, brokenAt, breaks, head };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

function forgedIn(files: readonly AnchorFile[]): ChainBreak[] {
  const forged = files.flat().filter(({ isGenuine }) => !isGenuine);
  return forged.slice(0, maxFaults).map(({ seq }) => ({ seq, why: 'forged_anchor' }));
}
