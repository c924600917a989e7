import type { RankCursor } from './search-cursor.ts';
import type { SearchTerm } from './search-term.ts';

/**
 * What the newsroom asks of whoever finds its stories. PostgreSQL answers by default (`db/queries/postgres-search.ts`);
 * another engine takes over by answering the same and being put into the services. An engine only names stories: what
 * they say, and whether readers may have them at this moment, is always read from `public_articles` afterwards, so one
 * that lags behind shows nothing that was withdrawn.
 */
export type SearchEngine = {
  /** The hits after a cursor that fit best: those with the accents as typed first, and others (see `enoughAsTyped`), by rank fading with age. */
  listBest(
    scope: SearchScope,
    page: { readonly limit: number; readonly after?: RankCursor },
  ): Promise<readonly RankedHit[]>;
  /** The ids of the newest hits after a cursor. */
  listNewest(
    scope: SearchScope,
    page: { readonly limit: number; readonly before?: HitCursor },
  ): Promise<readonly string[]>;
  /** What the newest hits, `searchedAtMost` of them, are about. */
  countFacets(scope: SearchScope, since: readonly Date[]): Promise<SearchFacets>;
  /** Of several searches, the first that finds something: its place among them, and the ids of some of its hits, what fits best first. */
  findFirst(scopes: readonly SearchScope[]): Promise<FirstFinding | null>;
  /** The ids of the newest stories that have all words of `beginning` in their headlines, the last of which may go on. */
  listBeginning(
    beginning: { readonly words: readonly string[]; readonly asOf: Date; readonly timeZone: string },
    limit: number,
  ): Promise<readonly string[]>;
  /** Those of these words (without accents) that some story has, with the number of stories, counted to a bound. */
  listKnownWords(words: readonly string[]): Promise<readonly KnownWord[]>;
};

/** What is searched: the words, what every hit must bear, the span of its publication, and as of which moment. */
export type SearchScope = {
  readonly terms: readonly SearchTerm[];
  /** Slugs. */
  readonly section?: string;
  readonly tag?: string;
  readonly author?: string;
  readonly from: Date | null;
  /** The first moment that is no longer in the span. */
  readonly to: Date | null;
  readonly asOf: Date;
  /** By whose clocks the months of search documents begin. */
  readonly timeZone: string;
};

export type FirstFinding = { readonly place: number; readonly ids: readonly string[] };
export type RankedHit = { readonly id: string; readonly isExact: boolean; readonly score: number };
export type HitCursor = { readonly publishedAt: Date; readonly id: string };
export type KnownWord = { readonly word: string; readonly stories: number };

/** One way to narrow a search, with the number of hits that it would leave. */
export type Facet = {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly count: number;
};
export type SearchFacets = {
  readonly total: number;
  /** There may be more than was counted. */
  readonly isMore: boolean;
  /** The moment back to which stories were read, where not all that have the words of a phrase were; whoever wants older ones narrows the span. */
  readonly readBackTo: Date | null;
  readonly sections: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly authors: readonly Facet[];
  /** How many of the hits were published since each of the moments, in their order. */
  readonly since: readonly number[];
};

/**
 * Where so many have the accents as typed, those without are not looked for: nobody reads so far, and of a word that is rare
 * with its accents alone they are the many.
 */
export const enoughAsTyped = 100;

/** The newest so many hits are looked at; to rank or count every hit of a common word would take a second at a million. */
export const searchedAtMost = 1000;
