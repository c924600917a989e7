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
  if (isDatabaseGone(error)) return new DomainError('server.unavailable');
  if (!isStorageAway(error)) return null;
  // Whoever asks is told that it is so; why, the log knows alone.
  log().error({ err: error }, 'files cannot be read or written');
  return new DomainError('storage.unavailable');
}
