import type { SearchEngine } from '#core/search/search-engine.ts';
import type { Queryable } from '../../client.ts';
import { listHeadlinesBeginning } from './search-beginnings.ts';
import { countFacets } from './search-facets.ts';
import { findFirstFinding, listBestHits, listNewestHits } from './search-site.ts';
import { listKnownWords } from './search-words.ts';

/** The search engine implemented in PostgreSQL, with `search_docs` and their known words. */
export function postgresSearch(q: Queryable): SearchEngine {
  return {
    listBest: (scope, page) => listBestHits(q, scope, page),
    listNewest: (scope, page) => listNewestHits(q, scope, page),
    countFacets: (scope, since) => countFacets(q, scope, since),
    findFirst: (scopes) => findFirstFinding(q, scopes),
    listBeginning: (beginning, limit) => listHeadlinesBeginning(q, beginning, limit),
    listKnownWords: (words) => listKnownWords(q, words),
  };
}
