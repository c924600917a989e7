import { setImmediate as breath } from 'node:timers/promises';
import { hourWeights } from '#core/page-views/decay.ts';
import { mostReadStored } from '#core/page-views/most-read.ts';
import { settleOrder } from '#core/page-views/settle-order.ts';
import { withoutCopies } from '#core/page-views/without-copies.ts';
import {
  keepRanked,
  listRanked,
  listScored,
  type MostReadKey,
  type RankedList,
} from '#db/queries/page-views/most-read.ts';
import { listWritten } from '#db/queries/related/related-features.ts';
import type { Services } from '../context.ts';

/**
 * Computes and stores the most-read stories of every section and the site. Ranks change only if one story
 * clearly overtakes another; of copies the most viewed one is listed. Page caches are not invalidated; they
 * refresh these lists themselves (decision 0027).
 */
export async function rankMostRead({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const [scored, before] = await Promise.all([
    listScored(db, { weights: hourWeights(now()), perList: mostReadStored }),
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
    lists.push({ locale, sectionId, ids: once.slice(0, mostReadStored).map(({ id }) => id) });
    // Comparing eighty stories takes one or two milliseconds: between two lists it yields to the event loop.
    await breath();
  }
  await db.transaction((tx) => keepRanked(tx, lists));
}

function byList<T extends MostReadKey>(rows: readonly T[]): ReadonlyMap<string, readonly [T, ...T[]]> {
  const lists = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const key = `${row.locale} ${row.sectionId}`;
    const list = lists.get(key);
    if (list) list.push(row);
    else lists.set(key, [row]);
  }
  return lists;
}
