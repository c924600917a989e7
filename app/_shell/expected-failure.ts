import { DomainError } from '#core/shared/domain-error.ts';
import { isStorageAway } from '#platform/away-storage.ts';
import { isDatabaseGone } from '#platform/postgres/is-database-gone.ts';
import { log } from './log.ts';

/**
 * The failure with its code, if it is one that we expect, a database or files that are away among them; null for a fault of
 * ours.
 */
export function expectedFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  // Before the database: an S3 service that is away fails with the same socket errors, as the cause.
  if (isStorageAway(error)) {
    // The caller learns only that files are away; the reason is in the log.
    log().error({ err: error }, 'files cannot be read or written');
    return new DomainError('storage.unavailable');
  }
  return isDatabaseGone(error) ? new DomainError('server.unavailable') : null;
}
