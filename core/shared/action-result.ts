import type { ErrorDetails } from './domain-error.ts';

/** An expected failure as a screen gets it: the stable code, and words in the person's language. */
export type ActionFailure = {
  readonly code: string;
  readonly message: string;
  readonly details?: ErrorDetails;
  /** By field, in words. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
};

/** What a server action answers. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ActionFailure };
