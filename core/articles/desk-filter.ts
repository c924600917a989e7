import { PRIORITIES, type Priority } from './priority.ts';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState, type QueueView } from './queue.ts';

/** Whose claim: one's own, anyone's, or unclaimed while in review. */
export const CLAIM_FILTERS = ['me', 'anybody', 'nobody'] as const;
/** The deadline: passed, until midnight, within seven days, at any time. */
export const DUE_FILTERS = ['overdue', 'today', 'week', 'any'] as const;
export const DESK_SORTS = ['saved', 'due'] as const;

/**
 * The filter of a desk list, as in the URL. Section, author and tag are slugs or ids; days are `YYYY-MM-DD`
 * in the site's time zone.
 */
export type DeskFilter = {
  readonly view?: QueueView;
  readonly state?: QueueState;
  readonly section?: string;
  readonly author?: string;
  readonly tag?: string;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
  readonly claim?: (typeof CLAIM_FILTERS)[number];
  readonly due?: (typeof DUE_FILTERS)[number];
  readonly priority?: Priority;
  readonly sort?: (typeof DESK_SORTS)[number];
};

/** Every field of a filter in URL order, with its allowed values if these are fixed. */
export const DESK_FILTER_FIELDS = {
  view: QUEUE_VIEWS,
  state: QUEUE_STATES,
  q: null,
  section: null,
  author: null,
  tag: null,
  from: null,
  to: null,
  claim: CLAIM_FILTERS,
  due: DUE_FILTERS,
  priority: PRIORITIES,
  sort: DESK_SORTS,
} as const satisfies Record<keyof DeskFilter, readonly string[] | null>;

export type DeskFilterField = keyof DeskFilter;
const FIELDS = Object.keys(DESK_FILTER_FIELDS) as DeskFilterField[];

/** The fields that narrow a list, besides view, pile and order. */
export const NARROWING = FIELDS.filter((field) => !['view', 'state', 'sort'].includes(field));

/** The filter as a query string in a fixed order, so that equal filters have equal URLs. */
export function filterQuery(filter: Readonly<Partial<Record<DeskFilterField, string>>>): string {
  const entries = FIELDS.flatMap((field) => {
    const value = filter[field];
    return value === undefined || value === '' ? [] : [[field, value]];
  });
  return new URLSearchParams(entries).toString();
}

/** Picks the filter fields from an object with such names; values are not validated. */
export function filterFields(
  source: Readonly<Record<string, unknown>>,
): Partial<Record<DeskFilterField, string>> {
  const entries = FIELDS.flatMap((field) => {
    const value = source[field];
    return typeof value === 'string' && value !== '' ? [[field, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** True if only the view is chosen. Only then do the piles show their counts. */
export function isUnfiltered(filter: Readonly<Partial<Record<DeskFilterField, string>>>): boolean {
  return filter.sort !== 'due' && NARROWING.every((field) => filter[field] === undefined);
}
