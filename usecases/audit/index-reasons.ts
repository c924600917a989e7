import { insertReason, listAuditChain } from '#db/queries/audit/audit.ts';
import type { Services } from '../context.ts';

const batch = 1_000;

/**
 * Indexes the reasons of all rows, also those from before the search existed. Returns the number of rows
 * read.
 */
export async function indexReasons({ db }: Pick<Services, 'db'>): Promise<number> {
  let afterSeq = 0;
  let count = 0;
  for (;;) {
    const rows = await listAuditChain(db, { afterSeq, limit: batch });
    for (const row of rows) await insertReason(db, row);
    count += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return count;
    afterSeq = last.seq;
  }
}
