import type { Tombstone } from './feed.ts';
import { xmlEmpty } from './xml-element.ts';

/** The namespace of Atom tombstones (RFC 6721). */
export const TOMBSTONE_NAMESPACE = 'http://purl.org/atompub/tombstones/1.0';

/**
 * An `at:deleted-entry`: the id of a withdrawn entry and its time, without its text. RSS has no tombstones
 * but allows elements of other namespaces, so it carries the same.
 */
export function tombstoneXml({ id, withdrawnAt }: Tombstone): string {
  return xmlEmpty('at:deleted-entry', { ref: id, when: withdrawnAt.toISOString() });
}
