import type { PublicStory } from '#core/articles/public-story.ts';
import { bodyText } from '#core/document/body-text.ts';
import { highlight } from '#core/search/highlight.ts';
import { type MarkedPiece, markMatches } from '#core/search/mark-matches.ts';
import { type SearchFacets, searchedAtMost } from '#core/search/search-engine.ts';
import { parseSearchFilters, type SearchFilters } from '#core/search/search-filters.ts';
import { listNewestStories, listStoriesWithBodies } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { type FoundPage, findPage, type NothingToFind, type SearchRequest } from '../shared/find-page.ts';
import { searchEngine } from '../shared/search-engine.ts';
import { type AppliedFilters, appliedFilters } from './shared/applied-filters.ts';

export type SearchResult = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  /** The best matching passage. */
  readonly passage: readonly MarkedPiece[];
};

export type SearchAnswer = {
  /** Alternative stories if the query is empty or found nothing. */
  readonly newest: readonly PublicStory[];
} & (
  | NothingToFind
  | (Omit<FoundPage<SiteHit, SearchFacets>, 'hits' | 'terms'> & {
      readonly filters: AppliedFilters;
      readonly results: readonly SearchResult[];
    })
);

/** The counting limit of hits. */
export const countedAtMost = searchedAtMost;
const newestCount = 5;

/** Searches public stories, page by page. A filter that names nothing known finds nothing. */
export async function searchSite(
  services: Services,
  request: SearchRequest & SearchFilters,
): Promise<SearchAnswer> {
  const { db, site } = services;
  renderContext.addTags('search');
  const filters = await appliedFilters({ db }, parseSearchFilters(request));
  const finder = {
    engine: searchEngine(services),
    readHits: (ids: readonly string[]) => readHits(db, ids),
  };
  const found = await findPage(services, finder, { request, filters });
  const newest =
    found.kind === 'results' && found.hits.length > 0
      ? []
      : await listNewestStories(db, { limit: newestCount, locale: site.locale });
  renderContext.addTags(...newest.map(({ id }) => `article:${id}`));
  if (found.kind !== 'results') return { ...found, newest };
  const { hits, terms, ...page } = found;
  renderContext.addTags(...hits.map(({ id }) => `article:${id}`));
  const results = hits.map(({ story, passages }) => ({
    story,
    headline: markMatches(story.headline, terms),
    passage: highlight(passages, terms),
  }));
  return { ...page, filters, results, newest };
}

type SiteHit = Awaited<ReturnType<typeof readHits>>[number];

/** The hits that are public now, regardless of the engine's index. */
async function readHits(db: Services['db'], ids: readonly string[]) {
  return (await listStoriesWithBodies(db, ids)).map(({ story, body }) => {
    const passages = `${story.sapo}\n${bodyText(body)}`;
    return {
      id: story.id,
      at: story.publishedAt,
      words: `${story.headline}\n${passages}`,
      ...{ story, passages },
    };
  });
}
