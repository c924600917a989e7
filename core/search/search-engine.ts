import type { RankCursor } from './search-cursor.ts';
import type { SearchTerm } from './search-term.ts';

/**
 * The port of story search. PostgreSQL implements it by default (`db/queries/search/postgres-search.ts`);
 * another engine can be passed to the services. An engine only returns ids. Text and visibility are always
 * read from `public_articles` afterwards, so a stale index never shows a withdrawn story.
 */
export type SearchEngine = {
  /**
   * The best hits after a cursor: exact accents first, then others (see `enoughAsTyped`), by rank decayed
   * with age.
   */
  listBest(
    scope: SearchScope,
    page: { readonly limit: number; readonly after?: RankCursor },
  ): Promise<readonly RankedHit[]>;
  /** The ids of the newest hits after a cursor. */
  listNewest(
    scope: SearchScope,
    page: { readonly limit: number; readonly before?: HitCursor },
  ): Promise<readonly string[]>;
  /** The facets of the newest `searchedAtMost` hits. */
  countFacets(scope: SearchScope, since: readonly Date[]): Promise<SearchFacets>;
  /** The first of several searches with hits: its index, and the ids of some hits, best first. */
  findFirst(scopes: readonly SearchScope[]): Promise<FirstFinding | null>;
  /**
   * The ids of the newest stories with all words of `beginning` in their headlines; the last word is a
   * prefix.
   */
  listBeginning(
    beginning: { readonly words: readonly string[]; readonly asOf: Date; readonly timeZone: string },
    limit: number,
  ): Promise<readonly string[]>;
  /** The known words among these (without accents), with their number of stories up to a limit. */
  listKnownWords(words: readonly string[]): Promise<readonly KnownWord[]>;
};

/** The scope of a search: the terms, required facets, the publication interval, and the reference time. */
export type SearchScope = {
  readonly terms: readonly SearchTerm[];
  /** Slugs. */
  readonly section?: string;
  readonly tag?: string;
  readonly author?: string;
  readonly from: Date | null;
  /** The first moment after the interval. */
  readonly to: Date | null;
  readonly asOf: Date;
  /** Other accents are searched only if no hit has the typed ones: `chợ` does not mean `chờ`. */
  readonly isAsTyped?: boolean;
  /** The time zone in which the months of search documents begin. */
  readonly timeZone: string;
};

export type FirstFinding = { readonly place: number; readonly ids: readonly string[] };
export type RankedHit = { readonly id: string; readonly isExact: boolean; readonly score: number };
export type HitCursor = { readonly publishedAt: Date; readonly id: string };
export type KnownWord = { readonly word: string; readonly stories: number };

/** A facet with its number of hits. */
export type Facet = {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly count: number;
};
export type SearchFacets = {
  readonly total: number;
  /** The count is a lower bound. */
  readonly isMore: boolean;
  /**
   * Set if not all stories with a phrase's words were checked: the time back to which they were. A narrower
   * interval finds older ones.
   */
  readonly readBackTo: Date | null;
  readonly sections: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly authors: readonly Facet[];
  /** The number of hits published since each of the moments, in order. */
  readonly since: readonly number[];
};

/**
 * If this many hits have the typed accents, hits without them are not searched. Readers do not page that far,
 * and words that are rare only with accents would match too many.
 */
export const enoughAsTyped = 100;

/**
 * Only this many newest hits are ranked or counted: all hits of a frequent word would take a second at a
 * million stories.
 */
export const searchedAtMost = 1000;
