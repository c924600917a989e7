import { DomainError } from '#core/shared/domain-error.ts';
import { isDatabaseGone } from '#platform/postgres/is-database-gone.ts';

/** The failure with its code, if it is one that we expect, a database that is gone among them; null for a fault of ours. */
export function expectedFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  return isDatabaseGone(error) ? new DomainError('server.unavailable') : null;
}
