import type { ReaderMetadata } from './reader-metadata.ts';

/**
 * Of a list, search engines keep the first page, where anything stands on it, and follow all. Of what they keep nothing is
 * said: what is said here stands in the place of what the layout allows them.
 */
export function listRobots(isKept: boolean): Pick<ReaderMetadata, 'robots'> {
  return isKept ? {} : { robots: { index: false, follow: true } };
}
