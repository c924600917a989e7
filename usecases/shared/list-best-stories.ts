import type { PublicStory } from '#core/articles/public-story.ts';
import type { SearchTerm } from '#core/search/search-term.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import type { Services } from '../context.ts';
import { searchEngine } from './search-engine.ts';

/** The best public stories for a search, in order; empty without terms. */
export async function listBestStories(
  services: Pick<Services, 'db' | 'search' | 'now' | 'site'>,
  { terms, limit }: { terms: readonly SearchTerm[]; limit: number },
): Promise<PublicStory[]> {
  if (terms.length === 0) return [];
  const { db, now, site } = services;
  const hits = await searchEngine(services).listBest(
    { terms, from: null, to: null, asOf: now(), timeZone: site.timeZone },
    { limit },
  );
  return listStoriesByIds(
    db,
    hits.map(({ id }) => id),
  );
}
