import { dayOf } from '#core/i18n/day-bounds.ts';
import { formatRankCursor, parseRankCursor } from '#core/search/search-cursor.ts';
import type { RankedHit, SearchEngine, SearchFacets, SearchScope } from '#core/search/search-engine.ts';
import {
  lastDayBefore,
  parseSearchSort,
  type SearchFilters,
  type SearchSort,
  searchSpan,
} from '#core/search/search-filters.ts';
import type { Synonyms } from '#core/search/synonyms.ts';
import { typedText } from '#core/search/typed-text.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { formatListCursor, parseListCursor } from '#core/shared/list-cursor.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import type { Services } from '../context.ts';
import {
  type Finder as SpellingFinder,
  type SpellingSuggestion,
  suggestSpellingOf,
} from './suggest-spelling.ts';

/** A search request, as in a URL. */
export type SearchRequest = { readonly text: string; readonly cursor?: string; readonly sort?: string };

/** The query is empty or has no words. */
export type NothingToFind = { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string };

/** A time filter: days back from today, with the number of hits. */
export type SinceFacet = { readonly days: number; readonly from: string; readonly count: number };

export type CountedFacets<Facets extends SearchFacets> = Omit<Facets, 'since' | 'readBackTo'> & {
  readonly since: readonly SinceFacet[];
  /**
   * Set if not all stories were read. `since` is the day back to which they were; `olderUntil` the last day
   * of a follow-up search, if there is one.
   */
  readonly readBack: { readonly since: string; readonly olderUntil: string | null } | null;
};

export type FoundPage<Hit, Facets extends SearchFacets> = {
  readonly kind: 'results';
  readonly text: string;
  readonly sort: SearchSort;
  readonly terms: SearchScope['terms'];
  readonly hits: readonly Hit[];
  /** A suggested correction if little or nothing was found; it has results. */
  readonly meant: SpellingSuggestion | null;
  /** Only on the first page. */
  readonly facets: CountedFacets<Facets> | null;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

/** A hit with its searched text, and the time for sorting newest first. */
export type ReadHit = { readonly id: string; readonly words: string; readonly at: Date };

type Counting<Facets> = { countFacets(scope: SearchScope, since: readonly Date[]): Promise<Facets> };

/** Finds and loads hits; hits that may not be read (any more) are omitted. */
type Finder<Hit extends ReadHit, Facets extends SearchFacets> = {
  readonly isAsTyped?: boolean;
  readonly termsIn: SpellingFinder['termsIn'];
  readonly readSynonyms: (text: string) => Promise<Synonyms>;
  readonly engine: Omit<SearchEngine, 'listBeginning' | 'countFacets'> & Counting<Facets>;
  readonly readHits: (ids: readonly string[], scope: SearchScope) => Promise<readonly Hit[]>;
};

const perPage = 20;
const sinceDays = [1, 7, 30, 365] as const;

/**
 * A page of search results. An invalid cursor starts at the first hit. Hits are ranked as of the time of the
 * first page, so that later pages continue it.
 */
export async function findPage<Hit extends ReadHit, Facets extends SearchFacets>(
  services: Pick<Services, 'db' | 'now' | 'site'>,
  { engine, readHits, termsIn, readSynonyms, isAsTyped }: Finder<Hit, Facets>,
  { request, filters }: { request: SearchRequest; filters: SearchFilters },
): Promise<NothingToFind | FoundPage<Hit, Facets>> {
  const { now, site } = services;
  const text = askedText(request);
  if (text === '') return { kind: 'nothing-asked', text };
  const terms = termsIn(text, await readSynonyms(text));
  if (terms.length === 0) return { kind: 'no-words', text };
  const sort = parseSearchSort(request.sort);
  const at = now();
  const after = sort === 'best' ? parseRankCursor(request.cursor, at) : undefined;
  const before = sort === 'newest' ? parseListCursor(request.cursor) : undefined;
  const { section, tag, author } = filters;
  const scope: SearchScope = {
    ...{ terms, section, tag, author, isAsTyped },
    ...searchSpan(filters, site.timeZone),
    asOf: after?.asOf ?? at,
    timeZone: site.timeZone,
  };
  const isFirstPage = after === undefined && before === undefined;
  const [found, facets] = await Promise.all([
    sort === 'best'
      ? engine.listBest(scope, { limit: perPage + 1, after })
      : engine.listNewest(scope, { limit: perPage + 1, before }).then((ids) => ids.map(unranked)),
    isFirstPage ? readFacets(services, engine, { scope, filters }) : null,
  ]);
  const ranks = new Map(found.slice(0, perPage).map((hit) => [hit.id, hit]));
  const hits = await readHits([...ranks.keys()], scope);
  const worded = hits.map(({ id, words }) => ({ words, isExact: ranks.get(id)?.isExact ?? false }));
  const readWords = async (ids: readonly string[], among: SearchScope) =>
    (await readHits(ids, among)).map(({ words }) => words);
  return {
    kind: 'results',
    ...{ text, sort, terms, hits },
    meant: isFirstPage
      ? await suggestSpellingOf(services, { engine, readWords, termsIn }, { text, scope, hits: worded })
      : null,
    facets,
    isFirstPage,
    nextCursor: found.length > perPage ? cursorAfter(hits.at(-1), { sort, ranks, asOf: scope.asOf }) : null,
  };
}

/** The query as typed. */
function askedText({ text }: Pick<SearchRequest, 'text'>): string {
  return cutWhole(typedText(text).trim(), 300);
}

function unranked(id: string): RankedHit {
  return { id, isExact: true, score: 0 };
}

async function readFacets<Facets extends SearchFacets>(
  { now, site }: Pick<Services, 'now' | 'site'>,
  engine: Counting<Facets>,
  { scope, filters }: { scope: SearchScope; filters: SearchFilters },
): Promise<CountedFacets<Facets>> {
  const days = sinceDays.map((count) => {
    const moment = new Date(now().getTime() - count * dayMs);
    return { days: count, from: dayOf(moment, site.timeZone) };
  });
  const moments = days.map(({ from }) => searchSpan({ from }, site.timeZone).from ?? now());
  const { since, readBackTo, ...facets } = await engine.countFacets(scope, moments);
  return {
    ...facets,
    since: days.map((day, at) => ({ ...day, count: since[at] ?? 0 })),
    readBack: readBackTo && {
      since: dayOf(readBackTo, site.timeZone),
      olderUntil: lastDayBefore(readBackTo, filters, site.timeZone),
    },
  };
}

function cursorAfter(
  hit: ReadHit | undefined,
  { sort, ranks, asOf }: { sort: SearchSort; ranks: ReadonlyMap<string, RankedHit>; asOf: Date },
): string | null {
  const rank = hit && ranks.get(hit.id);
  if (!rank) return null;
  if (sort === 'newest') return formatListCursor({ publishedAt: hit.at, id: hit.id });
  return formatRankCursor({ asOf, isExact: rank.isExact, score: rank.score, id: rank.id });
}
