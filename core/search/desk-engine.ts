import type { QueueState } from '../articles/queue.ts';
import type { SearchEngine, SearchFacets, SearchScope } from './search-engine.ts';

export type DeskFacets = SearchFacets & {
  /** How many of the hits lie on each pile, those with none left out. */
  readonly piles: readonly { readonly pile: QueueState; readonly count: number }[];
};

/** What finds stories for somebody at the desk: what readers have, and what this person may read of everything else. */
export type DeskEngine = Omit<SearchEngine, 'listBeginning'> & {
  countFacets(scope: SearchScope, since: readonly Date[]): Promise<DeskFacets>;
  /** Those of these hits whose words at the desk are what the search finds. */
  listWordedHere(scope: SearchScope, ids: readonly string[]): Promise<readonly string[]>;
};
