import { isConnectionLost } from '../postgres/is-connection-lost.ts';
import { isStorageUnavailable } from './unavailable.ts';

/** The error code for a failure because files or the database are unavailable. Null for any other failure. */
export function unavailableCode(error: unknown): 'storage.unavailable' | 'server.unavailable' | null {
  // Files first: an S3 service that is away fails with the same socket errors as the database, as the cause.
  if (isStorageUnavailable(error)) return 'storage.unavailable';
  return isConnectionLost(error) ? 'server.unavailable' : null;
}
