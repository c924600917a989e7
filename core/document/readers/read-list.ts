import type { DomReader } from '../block-type.ts';
import { heldStart } from '../blocks/ordered-list.ts';
import { attributeOf, type DomNode, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';
import { readListItems } from './read-list-items.ts';

/** Parses a bulleted list. */
export function readBulletList(element: DomNode, read: DomReader): BlockNode[] | null {
  if (!['ul', 'menu', 'dir'].includes(tagOf(element))) return null;
  const content = readListItems(element, read);
  return content.length === 0 ? [] : [{ type: 'bulletList', content }];
}

/** Parses a numbered list. */
export function readOrderedList(element: DomNode, read: DomReader): BlockNode[] | null {
  if (tagOf(element) !== 'ol') return null;
  const content = readListItems(element, read);
  if (content.length === 0) return [];
  return [{ type: 'orderedList', attrs: { start: startOf(attributeOf(element, 'start')) }, content }];
}

function startOf(written: string): number {
  return heldStart(Number(written || 1));
}
