import type { QueueState } from '../articles/queue.ts';
import type { SearchEngine, SearchFacets, SearchScope } from './search-engine.ts';

export type DeskFacets = SearchFacets & {
  /** The number of hits in each non-empty pile. */
  readonly piles: readonly { readonly pile: QueueState; readonly count: number }[];
};

/** The search engine for the desk: public stories, and everything else that this person may read. */
export type DeskEngine = Omit<SearchEngine, 'listBeginning'> & {
  countFacets(scope: SearchScope, since: readonly Date[]): Promise<DeskFacets>;
  /** The ids of hits whose working text at the desk matches the search. */
  listWordedHere(scope: SearchScope, ids: readonly string[]): Promise<readonly string[]>;
};
