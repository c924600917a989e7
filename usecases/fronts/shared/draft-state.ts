/** The state of a person's draft of a container; `edit` is 0 without one. */
export type DraftState = { readonly edit: number; readonly baseRevision: number };
