import { QUEUE_STATES, type QueueState } from '../articles/queue.ts';
import { FILTER_NAMES, parseSearchFilters, type SearchFilters } from './search-filters.ts';

/** The filters of a desk search: those of readers, and the pile of the story. */
export type DeskSearchFilters = SearchFilters & { readonly state?: QueueState };
export const DESK_FILTER_NAMES = [...FILTER_NAMES, 'state'] as const;

/** Parses filters from a URL; invalid ones are ignored. */
export function parseDeskSearchFilters(raw: Readonly<Partial<Record<string, string>>>): DeskSearchFilters {
  const state = QUEUE_STATES.find((each) => each === raw.state);
  return { ...parseSearchFilters(raw), ...(state === undefined ? {} : { state }) };
}
