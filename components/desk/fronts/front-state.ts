/** The edit number of the person's draft, and the revision of the container on which it is based. */
export type DraftState = { readonly edit: number; readonly baseRevision: number };

/** The time until the front becomes stale, by the server's clock, and the limit in hours. */
export type FrontAge = { readonly inMs: number; readonly hours: number };
