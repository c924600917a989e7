import { unstable_rethrow } from 'next/navigation';

/** A failure of an action without an answer from the application. */
export type Failure = { readonly code: string; readonly message: '' };

/** No answer arrived. */
export const networkError: Failure = { code: 'request.failed', message: '' };

/** An answer arrived that is not the application's: the server or a proxy in front of it failed. */
export const serverError: Failure = { code: 'request.faulty', message: '' };

/** The page is of an older release whose actions the server no longer has. Nothing was done. */
export const outdated: Failure = { code: 'request.outdated-page', message: '' };

/** The failure of an action that threw. A redirect is also thrown, and is rethrown. */
export function failureOf(thrown: unknown): Failure {
  unstable_rethrow(thrown);
  // By name, because `unstable_isUnrecognizedActionError` would add no more than this to every screen.
  if ((thrown as Partial<Error> | null)?.name === 'UnrecognizedActionError') return outdated;
  // A network failure is a TypeError in every browser (Fetch standard, 5.6); an error of the server is not.
  return thrown instanceof TypeError ? networkError : serverError;
}

/** The same as a result. */
export function toFailure(thrown: unknown): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: failureOf(thrown) };
}

/** Whether the action may have taken effect, so that a retry makes sense. */
export function isUnanswered({ code }: { readonly code: string }): boolean {
  return code === networkError.code || code === serverError.code;
}
