import type { Tombstone } from './feed.ts';
import { xmlEmpty } from './xml-element.ts';

/** The namespace of Atom tombstones (RFC 6721). */
export const TOMBSTONE_NAMESPACE = 'http://purl.org/atompub/tombstones/1.0';

/**
 * An `at:deleted-entry`: which entry is gone and since when, and not a word of what it said. RSS has nothing of its
 * own for it and allows elements of other namespaces, so that it carries the same.
 */
export function tombstoneXml({ id, withdrawnAt }: Tombstone): string {
  return xmlEmpty('at:deleted-entry', { ref: id, when: withdrawnAt.toISOString() });
}
