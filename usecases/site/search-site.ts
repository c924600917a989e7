import type { PublicStory } from '#core/articles/public-story.ts';
import { bodyText } from '#core/document/body-text.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { highlight } from '#core/search/highlight.ts';
import { type MarkedPiece, markMatches } from '#core/search/mark-matches.ts';
import { formatRankCursor, parseRankCursor } from '#core/search/search-cursor.ts';
import {
  type RankedHit,
  type SearchFacets,
  type SearchScope,
  searchedAtMost,
} from '#core/search/search-engine.ts';
import {
  parseSearchFilters,
  parseSearchSort,
  type SearchFilters,
  type SearchSort,
  searchSpan,
} from '#core/search/search-filters.ts';
import type { SearchTerm } from '#core/search/search-term.ts';
import { typedText } from '#core/search/typed-text.ts';
import { formatListCursor, parseListCursor } from '#core/shared/list-cursor.ts';
import { listNewestStories, listStoriesWithBodies, type StoryWithBody } from '#db/queries/public-lists.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { readSearchTerms } from '../shared/read-search-terms.ts';
import { searchEngine } from '../shared/search-engine.ts';
import { type AppliedFilters, appliedFilters } from './shared/applied-filters.ts';
import { type Meant, meanOtherWords } from './shared/mean-other-words.ts';

export type SearchResult = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  /** The passage that answers best. */
  readonly passage: readonly MarkedPiece[];
};

/** The days since which a reader may want hits, counted back from today, with the number of hits that each leaves. */
export type SinceFacet = { readonly days: number; readonly from: string; readonly count: number };

export type SearchAnswer =
  /** Nothing was asked, or nothing that has a word in it. */
  | { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string }
  | {
      readonly kind: 'results';
      readonly text: string;
      readonly filters: AppliedFilters;
      readonly sort: SearchSort;
      readonly results: readonly SearchResult[];
      /** What the reader probably meant, where little or nothing was found; it finds something. */
      readonly meant: Meant | null;
      /** Only on the first page. */
      readonly facets: (Omit<SearchFacets, 'since'> & { readonly since: readonly SinceFacet[] }) | null;
      /** What a reader may read instead, where nothing was found. */
      readonly newest: readonly PublicStory[];
      readonly isFirstPage: boolean;
      readonly nextCursor: string | null;
    };

type Request = {
  readonly text: string;
  readonly cursor?: string;
  readonly sort?: string;
} & SearchFilters;

/** More hits of a search are not counted. */
export const countedAtMost = searchedAtMost;
const perPage = 20;
const sinceDays = [1, 7, 30, 365] as const;
const newestCount = 5;

/**
 * Searches what readers may see. With a filter that names nothing nothing is found; a cursor that is none begins at the first hit.
 * Hits are found as of the moment of the first page, so that the pages after it go on where it ended.
 */
export async function searchSite(services: Services, request: Request): Promise<SearchAnswer> {
  const { db, now, site } = services;
  pageScope.addTags('search');
  const text = typedText(request.text).trim().slice(0, 300);
  if (text === '') return { kind: 'nothing-asked', text: '' };
  const terms = await readSearchTerms(services, text);
  if (terms.length === 0) return { kind: 'no-words', text };
  const sort = parseSearchSort(request.sort);
  const filters = await appliedFilters({ db }, parseSearchFilters(request));
  const at = now();
  const after = sort === 'best' ? parseRankCursor(request.cursor, at) : undefined;
  const before = sort === 'newest' ? parseListCursor(request.cursor) : undefined;
  const { section, tag, author } = filters;
  const scope: SearchScope = {
    ...{ terms, section, tag, author },
    ...searchSpan(filters, site.timeZone),
    asOf: after?.asOf ?? at,
    timeZone: site.timeZone,
  };
  const isFirstPage = after === undefined && before === undefined;
  const [hits, facets] = await Promise.all([
    sort === 'best'
      ? searchEngine(services).listBest(scope, { limit: perPage + 1, after })
      : searchEngine(services)
          .listNewest(scope, { limit: perPage + 1, before })
          .then((ids) => ids.map(unranked)),
    isFirstPage ? readFacets(services, scope) : null,
  ]);
  const shown = await readHits(db, hits.slice(0, perPage));
  const newest =
    shown.length > 0 ? [] : await listNewestStories(db, { limit: newestCount, locale: site.locale });
  pageScope.addTags(...[...shown.map(({ story }) => story), ...newest].map(({ id }) => `article:${id}`));
  return {
    kind: 'results',
    text,
    filters,
    sort,
    results: shown.map((hit) => resultOf(hit, terms)),
    meant: isFirstPage ? await meanOtherWords(services, { text, scope, hits: shown }) : null,
    facets,
    newest,
    isFirstPage,
    nextCursor: hits.length > perPage ? cursorOf(shown.at(-1), { sort, asOf: scope.asOf }) : null,
  };
}

type SiteHit = StoryWithBody & RankedHit;

function unranked(id: string): RankedHit {
  return { id, isExact: true, score: 0 };
}

/** What readers may have of the hits at this moment, whatever the engine thinks. */
async function readHits(db: Services['db'], hits: readonly RankedHit[]): Promise<SiteHit[]> {
  const ranks = new Map(hits.map((hit) => [hit.id, hit]));
  const stories = await listStoriesWithBodies(db, [...ranks.keys()]);
  return stories.flatMap((each) => {
    const rank = ranks.get(each.story.id);
    return rank ? [{ ...each, ...rank }] : [];
  });
}

async function readFacets(services: Services, scope: SearchScope) {
  const { now, site } = services;
  const days = sinceDays.map((count) => {
    const moment = new Date(now().getTime() - count * 86_400_000);
    return { days: count, from: dayOf(moment, site.timeZone) };
  });
  const moments = days.map(({ from }) => searchSpan({ from }, site.timeZone).from ?? now());
  const { since, ...facets } = await searchEngine(services).countFacets(scope, moments);
  return { ...facets, since: days.map((day, at) => ({ ...day, count: since[at] ?? 0 })) };
}

function resultOf({ story, body }: SiteHit, terms: readonly SearchTerm[]): SearchResult {
  const passage = highlight(`${story.sapo}\n${bodyText(body)}`, terms);
  return { story, headline: markMatches(story.headline, terms), passage };
}

function cursorOf(hit: SiteHit | undefined, { sort, asOf }: { sort: SearchSort; asOf: Date }): string | null {
  if (!hit) return null;
  const { story, isExact, score } = hit;
  return sort === 'newest'
    ? formatListCursor(story)
    : formatRankCursor({ asOf, isExact, score, id: story.id });
}
