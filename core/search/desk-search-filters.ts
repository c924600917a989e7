import { QUEUE_STATES, type QueueState } from '../articles/queue.ts';
import { FILTER_NAMES, parseSearchFilters, type SearchFilters } from './search-filters.ts';

/** What narrows a search of the desk: as a reader's, and the pile on which a story lies. */
export type DeskSearchFilters = SearchFilters & { readonly state?: QueueState };
export const DESK_FILTER_NAMES = [...FILTER_NAMES, 'state'] as const;

/** The filters of an address; what is not one is left out, as if it had not been asked for. */
export function parseDeskSearchFilters(raw: Readonly<Partial<Record<string, string>>>): DeskSearchFilters {
  const state = QUEUE_STATES.find((each) => each === raw.state);
  return { ...parseSearchFilters(raw), ...(state === undefined ? {} : { state }) };
}
