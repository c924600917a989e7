import { type SQL, sql } from 'drizzle-orm';
import type { SearchScope } from '#core/search/search-engine.ts';
import { inOrder, wordsOfTerms } from '#core/search/search-query.ts';
import { exponentialDecay } from '../shared/decay.ts';

const halfLifeSeconds = 31_536_000;

/**
 * The score of a search document: its rank, decayed with age (half after a year). A headline that contains
 * the words as typed outweighs any rank, the more so the shorter it is; next comes a text that contains them
 * in this order. As of the scope's time.
 */
export function scoreOf(scope: SearchScope, { document, at }: { document: SQL; at: SQL }): SQL {
  const age = sql`greatest(0, extract(epoch from ${scope.asOf.toISOString()}::timestamptz - ${at}))::float8
    * ln(2::float8) / ${halfLifeSeconds}`;
  return sql`(ts_rank(${document}, ${wordsOfTerms(scope.terms).folded}::tsquery)::float8
    + ${orderRank(scope, document)}) * ${exponentialDecay(age)}`;
}

/** The bonus for words in order in the headline or elsewhere; 0 if they are not. */
function orderRank({ terms }: SearchScope, document: SQL): SQL {
  const inHeadline = inOrder(terms, 'A');
  if (inHeadline === null) return sql`0`;
  const words = new Set(terms.flatMap(({ typed }) => typed.flat())).size;
  return sql`case when ${document} @@ ${inHeadline}::tsquery
      then 1 + ${words}::float8 / length(ts_filter(${document}, '{a}'))
    when ${document} @@ ${inOrder(terms, '')}::tsquery then 0.5 else 0 end`;
}
