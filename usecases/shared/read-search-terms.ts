import { type SearchTerm, searchTerms, synonymKeysIn } from '#core/search/search-term.ts';
import { synonymsFrom } from '#core/search/synonyms.ts';
import { listSynonymsNamed } from '#db/queries/search/synonyms.ts';
import type { Services } from '../context.ts';

/** The terms of a query with their synonyms. */
export async function readSearchTerms({ db }: Pick<Services, 'db'>, text: string): Promise<SearchTerm[]> {
  return searchTerms(text, synonymsFrom(await listSynonymsNamed(db, synonymKeysIn(text))));
}
