/** Where somebody's draft of a container stands: `edit` 0 where there is none. */
export type DraftState = { readonly edit: number; readonly baseRevision: number };
