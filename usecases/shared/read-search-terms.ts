import { type SearchTerm, searchTerms, synonymKeysIn } from '#core/search/search-term.ts';
import { type Synonyms, synonymsFrom } from '#core/search/synonyms.ts';
import { listSynonymsNamed } from '#db/queries/search/synonyms.ts';
import type { Services } from '../context.ts';

/** The terms of a query with their synonyms. */
export async function readSearchTerms(services: Pick<Services, 'db'>, text: string): Promise<SearchTerm[]> {
  return searchTerms(text, await readSynonyms(services, text));
}

/** The synonyms of the names in a query. */
export async function readSynonyms({ db }: Pick<Services, 'db'>, text: string): Promise<Synonyms> {
  return synonymsFrom(await listSynonymsNamed(db, synonymKeysIn(text)));
}
