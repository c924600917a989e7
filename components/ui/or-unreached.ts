import { unstable_rethrow } from 'next/navigation';

/** Why an action came to nothing, where the server could not say it. */
type Failure = { readonly code: string; readonly message: '' };

/** Nobody answered. */
export const unreached: Failure = { code: 'request.failed', message: '' };

/** The page is of a release before, whose actions the server knows no more; nothing was done. */
export const outdated: Failure = { code: 'request.outdated-page', message: '' };

/** What an action comes to that threw. A way on that the server named is thrown too, and goes its way. */
export function failureOf(thrown: unknown): Failure {
  unstable_rethrow(thrown);
  // By its name: `unstable_isUnrecognizedActionError` would bring no more than that into every screen.
  return (thrown as Partial<Error> | null)?.name === 'UnrecognizedActionError' ? outdated : unreached;
}

/** The same as an answer. */
export function orUnreached(thrown: unknown): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: failureOf(thrown) };
}
