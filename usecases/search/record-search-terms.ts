import type { TermCount } from '#core/search/term-sketch.ts';
import { addSearchTerms } from '#db/queries/search/search-terms.ts';
import type { Services } from '../context.ts';
import { readSearchTerms } from '../shared/read-search-terms.ts';
import { searchEngine } from '../shared/search-engine.ts';

const atATime = 200;

/**
 * Stores search terms without data on the readers, with the current number of results, for which each is
 * searched again. All or nothing, so that a retry counts no term twice.
 */
export async function recordSearchTerms(services: Services, counts: readonly TermCount[]): Promise<void> {
  const rows: (TermCount & { found: number })[] = [];
  for (const count of counts) rows.push({ ...count, found: await foundBy(services, count.term) });
  // In one order, so that concurrent processes do not deadlock.
  rows.sort((one, other) => (`${one.day} ${one.term}` < `${other.day} ${other.term}` ? -1 : 1));
  await services.db.transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += atATime) await addSearchTerms(tx, rows.slice(at, at + atATime));
  });
}

async function foundBy(services: Services, term: string): Promise<number> {
  const terms = await readSearchTerms(services, term);
  if (terms.length === 0) return 0;
  const { timeZone } = services.site;
  const scope = { terms, from: null, to: null, asOf: services.now(), timeZone };
  return (await searchEngine(services).countFacets(scope, [])).total;
}
