/** Details that go with a code: plain values that can be put in a message or in JSON. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A failure that we expect, carried by a stable code such as `article.stale-version`.
 * Words for people are looked up by the code in `messages/`, never here.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}
