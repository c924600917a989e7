import type { DomReader, HtmlWriter } from '../block-type.ts';
import { type ListItem, listItemOf } from '../blocks/list-item.ts';
import { heldStart } from '../blocks/ordered-list.ts';
import { attributeOf, childrenOf, type DomNode, isElement, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';

export function orderedListHtml(node: BlockNode, write: HtmlWriter): string {
  const start = Number(node.attrs?.start ?? 1);
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${write.blocks(node)}</ol>`;
}

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

/**
 * The items of a ul or ol. A list directly in a list (Google Docs), or alone in an item, belongs to the item
 * before it. Any other direct child becomes an item of its own, so that no text is lost.
 */
function readListItems(list: DomNode, read: DomReader): ListItem[] {
  const items: ListItem[] = [];
  for (const child of childrenOf(list)) {
    if (!isElement(child)) continue;
    const isNestedList = tagOf(child) === 'ul' || tagOf(child) === 'ol';
    const blocks = read.blocks(isNestedList ? asChild(child) : child);
    const previous = items.at(-1);
    // Pages and browsers put a nested list into an item without text.
    const isOnlyList = blocks.length > 0 && blocks.every(isList);
    if (isOnlyList && previous) {
      items[items.length - 1] = listItemOf([...previous.content, ...blocks]);
    } else if (blocks.some(holdsSomething)) {
      items.push(listItemOf(blocks));
    }
  }
  return items;
}

/** `read.blocks` parses the children of an element, so the list is wrapped in a parent. */
function asChild(element: DomNode): DomNode {
  return { nodeType: 1, nodeName: 'DIV', textContent: element.textContent, childNodes: [element] };
}

function isList(block: BlockNode): boolean {
  return block.type === 'bulletList' || block.type === 'orderedList';
}

function holdsSomething(block: BlockNode): boolean {
  return block.type !== 'paragraph' || (block.content?.length ?? 0) > 0;
}
