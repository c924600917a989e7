import { setImmediate as breath } from 'node:timers/promises';
import { hourWeights } from '#core/reads/decay.ts';
import { mostReadKept } from '#core/reads/most-read.ts';
import { settleOrder } from '#core/reads/settle-order.ts';
import { withoutCopies } from '#core/reads/without-copies.ts';
import { keepRanked, listRanked, listScored, type RankedList, type ReadList } from '#db/queries/most-read.ts';
import { listWritten } from '#db/queries/related-features.ts';
import type { Services } from '../context.ts';

/**
 * Finds anew what is read most in every section and on the site, and keeps it. A place changes only where one story is
 * clearly read more than the other; of copies the one that is read most has it. Nothing is told to the page caches, which see to
 * it by themselves (decision 0027).
 */
export async function rankMostRead({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const [scored, before] = await Promise.all([
    listScored(db, { weights: hourWeights(now()), perList: mostReadKept }),
    listRanked(db),
  ]);
  const written = await listWritten(db, [...new Set(scored.map(({ id }) => id))]);
  const orders = byList(before);
  const lists: RankedList[] = [];
  for (const [key, stories] of byList(scored)) {
    const [{ locale, sectionId }] = stories;
    const order = settleOrder(
      (orders.get(key) ?? []).map(({ id }) => id),
      stories,
    );
    const once = withoutCopies(order.flatMap((id) => written.get(id) ?? []));
    lists.push({ locale, sectionId, ids: once.slice(0, mostReadKept).map(({ id }) => id) });
    // Eighty stories are compared in a millisecond or two: between two lists whoever waits has a turn.
    await breath();
  }
  await db.transaction((tx) => keepRanked(tx, lists));
}

function byList<T extends ReadList>(rows: readonly T[]): ReadonlyMap<string, readonly [T, ...T[]]> {
  const lists = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const key = `${row.locale} ${row.sectionId}`;
    const list = lists.get(key);
    if (list) list.push(row);
    else lists.set(key, [row]);
  }
  return lists;
}
