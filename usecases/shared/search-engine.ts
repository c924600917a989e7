import type { SearchEngine } from '#core/search/search-engine.ts';
import { postgresSearch } from '#db/queries/search/postgres-search.ts';
import type { Services } from '../context.ts';

/** The search engine of this process; PostgreSQL by default. */
export function searchEngine({ search, db }: Pick<Services, 'search' | 'db'>): SearchEngine {
  return search ?? postgresSearch(db);
}
