import { isConnectionLost } from '../postgres/is-connection-lost.ts';
import { isStorageUnavailable } from './unavailable.ts';

/** The error code for a failure because files or the database are unavailable. Null for any other failure. */
export function unavailableCode(error: unknown): 'storage.unavailable' | 'server.unavailable' | null {
  // Storage first: an unreachable S3 service has the same socket errors as a cause as an unreachable
  // database.
  if (isStorageUnavailable(error)) return 'storage.unavailable';
  return isConnectionLost(error) ? 'server.unavailable' : null;
}
