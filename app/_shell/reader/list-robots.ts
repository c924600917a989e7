import type { ReaderMetadata } from './reader-metadata.ts';

/**
 * Robots rules of a list: the first page is indexed unless it is empty; links are always followed. Returns
 * nothing for an indexed page, because a page's rule would replace the layout's.
 */
export function listRobots(isKept: boolean): Pick<ReaderMetadata, 'robots'> {
  return isKept ? {} : { robots: { index: false, follow: true } };
}
