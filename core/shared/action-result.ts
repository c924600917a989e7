import type { ErrorDetails } from './domain-error.ts';

/** An expected failure for the user interface: the stable code, and messages in the person's language. */
export type ActionFailure = {
  readonly code: string;
  readonly message: string;
  readonly details?: ErrorDetails;
  /** Messages by field. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
};

/** The result of a server action. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ActionFailure };
