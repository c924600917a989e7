import { type SQL, sql } from 'drizzle-orm';
import type { SearchScope } from '#core/search/search-engine.ts';
import { headlineInOrder, queryOfTerms } from '#core/search/search-query.ts';
import { exponentialDecay } from '../shared/decay.ts';

const halfLifeSeconds = 31_536_000;

/**
 * The score of a search document: its rank, decayed with age (half after a year). A headline that contains
 * the words as typed outweighs any rank, the more so the shorter it is. As of the scope's time.
 */
export function scoreOf(scope: SearchScope, { document, at }: { document: SQL; at: SQL }): SQL {
  const age = sql`greatest(0, extract(epoch from ${scope.asOf.toISOString()}::timestamptz - ${at}))::float8
    * ln(2::float8) / ${halfLifeSeconds}`;
  return sql`(ts_rank(${document}, ${queryOfTerms(scope.terms).folded}::tsquery)::float8
    + ${headlineRank(scope, document)}) * ${exponentialDecay(age)}`;
}

/** The bonus for words in the headline; 0 if they are not there as typed. */
function headlineRank({ terms }: SearchScope, document: SQL): SQL {
  const inOrder = headlineInOrder(terms);
  if (inOrder === null) return sql`0`;
  const words = new Set(terms.flatMap(({ typed }) => typed.flat())).size;
  return sql`case when ${document} @@ ${inOrder}::tsquery
    then 1 + ${words}::float8 / length(ts_filter(${document}, '{a}')) else 0 end`;
}
