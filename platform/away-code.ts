import { isStorageAway } from './away-storage.ts';
import { isDatabaseGone } from './postgres/is-database-gone.ts';

/** The code of a failure because files or the database cannot be reached now; null for any other. */
export function awayCode(error: unknown): 'storage.unavailable' | 'server.unavailable' | null {
  // Files first: an S3 service that is away fails with the same socket errors as the database, as the cause.
  if (isStorageAway(error)) return 'storage.unavailable';
  return isDatabaseGone(error) ? 'server.unavailable' : null;
}
