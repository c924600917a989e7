import type { PublicStory } from '#core/articles/public-story.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import { highlight } from '#core/search/highlight.ts';
import { type MarkedPiece, markMatches } from '#core/search/mark-matches.ts';
import { pagesFor } from '#core/search/pages-for.ts';
import { type SearchFacets, searchedAtMost } from '#core/search/search-engine.ts';
import { parseSearchFilters, type SearchFilters } from '#core/search/search-filters.ts';
import type { SearchSuggestion } from '#core/search/search-suggestion.ts';
import { anyWordOf, nearTerms, type SearchTerm } from '#core/search/search-term.ts';
import { synonymsFrom } from '#core/search/synonyms.ts';
import { listNewestStories, listStoriesWithBodies } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { type FoundPage, findPage, type NothingToFind, type SearchRequest } from '../shared/find-page.ts';
import { type NamedPage, readSearchNames } from '../shared/read-search-names.ts';
import { searchEngine } from '../shared/search-engine.ts';
import { type AppliedFilters, appliedFilters } from './shared/applied-filters.ts';
import { archiveOfQuery } from './shared/archive-of-query.ts';
import { mostReadBeside } from './shared/most-read-beside.ts';

export type SearchResult = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  /** The best matching passage. */
  readonly passage: readonly MarkedPiece[];
};

export type SearchAnswer = {
  /** Alternatives if the query is empty or found nothing. */
  readonly instead: Instead | null;
  /** The pages of tags, authors, sections and days that the query names; only on the first page. */
  readonly pages: readonly SearchSuggestion[];
  /** The typed query, if a sure correction of it was searched instead. */
  readonly corrected: string | null;
} & (
  | NothingToFind
  | (Omit<FoundPage<SiteHit, SearchFacets>, 'hits' | 'terms'> & {
      readonly filters: AppliedFilters;
      readonly results: readonly SearchResult[];
    })
);

/** The newest and the most-read stories, and the tags of stories that have a word of the query. */
export type Instead = {
  readonly newest: readonly PublicStory[];
  readonly mostRead: MostRead | null;
  readonly tags: readonly { readonly slug: string; readonly name: string }[];
};

/** The counting limit of hits. */
export const countedAtMost = searchedAtMost;
const newestCount = 5;

type Request = SearchRequest & SearchFilters & { readonly verbatim?: boolean };

/**
 * Searches public stories, page by page. A filter that names nothing known finds nothing. A query without
 * hits is replaced by a sure correction, unless `verbatim` is set.
 */
export async function searchSite(
  services: Services,
  { verbatim = false, ...request }: Request,
): Promise<SearchAnswer> {
  renderContext.addTags('search');
  const typed = await searchOnce(services, request);
  const meant = typed.kind === 'results' && typed.hits.length === 0 && !verbatim ? typed.meant : null;
  const found = meant?.isSure ? await searchOnce(services, { ...request, text: meant.text }) : typed;
  const corrected = meant?.isSure ? typed.text : null;
  if (found.kind !== 'results') return { ...found, instead: await readInstead(services, []), corrected };
  const { hits, terms, ...page } = found;
  renderContext.addTags(...hits.map(({ id }) => `article:${id}`));
  const results = hits.map(({ story, passages }) => ({
    story,
    headline: markMatches(story.headline, terms),
    passage: highlight(passages, terms),
  }));
  const instead = hits.length > 0 ? null : await readInstead(services, terms);
  return { ...page, results, instead, corrected };
}

async function readInstead(services: Services, terms: readonly SearchTerm[]): Promise<Instead> {
  const { db, now, site } = services;
  const { locale, timeZone } = site;
  const anyWord = anyWordOf(terms);
  const scope = { from: null, to: null, asOf: now(), timeZone, isAsTyped: true };
  const [newest, facets] = await Promise.all([
    listNewestStories(db, { limit: newestCount, locale }),
    anyWord && searchEngine(services).countFacets({ ...scope, terms: [anyWord] }, []),
  ]);
  const onPageIds = newest.map(({ id }) => id);
  renderContext.addTags(...onPageIds.map((id) => `article:${id}`));
  return {
    newest,
    mostRead: await mostReadBeside(db, { locale, sectionIds: [], onPageIds }),
    tags: facets?.tags ?? [],
  };
}

/** A page of hits, with the pages that the query names. */
async function searchOnce(services: Services, request: SearchRequest & SearchFilters) {
  const { db } = services;
  const filters = await appliedFilters({ db }, parseSearchFilters(request));
  let named: readonly NamedPage[] = [];
  const finder = {
    engine: searchEngine(services),
    readHits: (ids: readonly string[]) => readHits(db, ids),
    ...{ termsIn: nearTerms, isAsTyped: true },
    async readSynonyms(text: string) {
      const names = await readSearchNames(services, text);
      named = names.named;
      return synonymsFrom(names.groups);
    },
  };
  const found = await findPage(services, finder, { request, filters });
  if (found.kind !== 'results' || !found.isFirstPage) return { ...found, filters, pages: [] };
  const archive = await archiveOfQuery(services, found.text);
  const pages = [...(archive === null ? [] : [archive]), ...pagesFor(found.text, named)];
  return { ...found, filters, pages };
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
