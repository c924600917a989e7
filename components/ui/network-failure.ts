import { unstable_rethrow } from 'next/navigation';

/** Why an action came to nothing, where the server could not say it. */
export type Failure = { readonly code: string; readonly message: '' };

/** Nobody answered. */
export const networkError: Failure = { code: 'request.failed', message: '' };

/** Somebody answered, and it was no answer to what was asked: the server failed at it, or what stands before the server did. */
export const serverError: Failure = { code: 'request.faulty', message: '' };

/** The page is of a release before, whose actions the server knows no more; nothing was done. */
export const outdated: Failure = { code: 'request.outdated-page', message: '' };

/** What an action comes to that threw. A way on that the server named is thrown too, and goes its way. */
export function failureOf(thrown: unknown): Failure {
  unstable_rethrow(thrown);
  // By its name: `unstable_isUnrecognizedActionError` would bring no more than that into every screen.
  if ((thrown as Partial<Error> | null)?.name === 'UnrecognizedActionError') return outdated;
  // A line on which nothing came, or not all of it, is a TypeError in every browser (Fetch standard, 5.6); what the server says is none.
  return thrown instanceof TypeError ? networkError : serverError;
}

/** The same as an answer. */
export function toFailure(thrown: unknown): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: failureOf(thrown) };
}

/** Whether it may have happened all the same, and is worth another try. */
export function isUnanswered({ code }: { readonly code: string }): boolean {
  return code === networkError.code || code === serverError.code;
}
