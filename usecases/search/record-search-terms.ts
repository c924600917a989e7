import type { TermCount } from '#core/search/term-sketch.ts';
import { addSearchTerms } from '#db/queries/search-terms.ts';
import type { Services } from '../context.ts';
import { readSearchTerms } from '../shared/read-search-terms.ts';
import { searchEngine } from '../shared/search-engine.ts';

/** So many at a time: each is searched for once more, to write down how much it finds now. */
const atATime = 200;

/** Writes down what readers searched for, without anything of who they are, and how much readers find by it now. */
export async function recordSearchTerms(services: Services, counts: readonly TermCount[]): Promise<void> {
  for (let at = 0; at < counts.length; at += atATime) {
    const rows: (TermCount & { found: number })[] = [];
    for (const count of counts.slice(at, at + atATime))
      rows.push({ ...count, found: await foundBy(services, count.term) });
    await addSearchTerms(services.db, rows);
  }
}

async function foundBy(services: Services, term: string): Promise<number> {
  const terms = await readSearchTerms(services, term);
  if (terms.length === 0) return 0;
  const { timeZone } = services.site;
  const scope = { terms, from: null, to: null, asOf: services.now(), timeZone };
  return (await searchEngine(services).countFacets(scope, [])).total;
}
