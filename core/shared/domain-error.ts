/** Details of an error code: plain values for a message or for JSON. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * An expected failure with a stable code such as `article.stale-version`. Its message is looked up by the
 * code in `messages/`, never written here.
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
