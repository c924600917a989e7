import type { SearchEngine } from '#core/search/search-engine.ts';
import { postgresSearch } from '#db/queries/postgres-search.ts';
import type { Services } from '../context.ts';

/** Whoever finds stories here: the engine that the process was given, PostgreSQL where it was given none. */
export function searchEngine({ search, db }: Pick<Services, 'search' | 'db'>): SearchEngine {
  return search ?? postgresSearch(db);
}
