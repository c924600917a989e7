import { hourWeights } from '#core/reads/decay.ts';
import { mostReadKept } from '#core/reads/most-read.ts';
import { settleOrder } from '#core/reads/settle-order.ts';
import { keepRanked, listRanked, listScored, type ReadList } from '#db/queries/most-read.ts';
import type { Services } from '../context.ts';

/**
 * Finds anew what is read most in every section and on the site, and keeps it. A place changes only where one story is
 * clearly read more than the other; nothing is told to the page caches, which see to it by themselves (decision 0027).
 */
export async function rankMostRead({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const [scored, before] = await Promise.all([
    listScored(db, { weights: hourWeights(now()), perList: mostReadKept }),
    listRanked(db),
  ]);
  const orders = byList(before);
  const lists = [...byList(scored)].map(([key, stories]) => {
    const [{ locale, sectionId }] = stories;
    const order = (orders.get(key) ?? []).map(({ id }) => id);
    return { locale, sectionId, ids: settleOrder(order, stories).slice(0, mostReadKept) };
  });
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
