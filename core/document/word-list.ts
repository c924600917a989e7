import { type ListItem, listItemOf } from './blocks/list-item.ts';
import { attributeOf, childrenOf, type DomNode, findElements, isElement, styleOf, tagOf } from './dom.ts';
import type { BlockNode, Inline } from './node.ts';
import { tidyText } from './tidy-text.ts';

/** A list item as Word writes it to the clipboard: a paragraph with a level and a typed marker. */
export type WordItem = {
  /** From 1. */
  readonly level: number;
  readonly ordered: boolean;
  readonly content: readonly Inline[];
};

/** The item that a paragraph of Word stands for, with the element without its marker; null for others. */
export function readWordItem(element: DomNode): (Omit<WordItem, 'content'> & { rest: DomNode }) | null {
  if (!['p', 'div'].includes(tagOf(element))) return null;
  const level = /mso-list:\w*level(\d+)/.exec(styleOf(element))?.[1];
  const markers = findElements(element, isMarker);
  if (!level && (markers.length === 0 || !/MsoListParagraph/.test(attributeOf(element, 'class'))))
    return null;
  const marker = tidyText(markers[0]?.textContent ?? '').trim();
  // "o" is the hollow bullet of the second level; "o." and "o)" are the fifteenth item.
  const ordered = /^\(?(?:\p{N}+|[\p{L}]{1,5})[.)]/u.test(marker) || /^\p{N}+(?:\.\p{N}+)*$/u.test(marker);
  const rest = { nodeType: 1, nodeName: 'DIV', textContent: null, childNodes: childrenOf(element) };
  return { level: Math.min(maxLevel, Math.max(1, Number(level ?? 1))), ordered, rest };
}

/** Word knows nine; a forged document may claim more. */
const maxLevel = 9;

/** Flat items as lists in lists; a skipped level counts as one step. */
export function nestWordList(items: readonly WordItem[]): BlockNode[] {
  const lists: BlockNode[] = [];
  let rest = items;
  while (rest.length > 0) {
    const first = rest[0] as WordItem;
    const end = rest.findIndex((item) => item.level <= first.level && item.ordered !== first.ordered);
    const run = end === -1 ? rest : rest.slice(0, end);
    lists.push(listOf(run, first));
    rest = rest.slice(run.length);
  }
  return lists;
}

function listOf(run: readonly WordItem[], first: WordItem): BlockNode {
  const content: ListItem[] = [];
  for (let at = 0; at < run.length; ) {
    const item = run[at] as WordItem;
    const after = run.findIndex((other, index) => index > at && other.level <= first.level);
    const below = run.slice(at + 1, after === -1 ? run.length : after);
    content.push(listItemOf([{ type: 'paragraph', content: item.content }, ...nestWordList(below)]));
    at += 1 + below.length;
  }
  return first.ordered
    ? { type: 'orderedList', attrs: { start: 1 }, content }
    : { type: 'bulletList', content };
}

function isMarker(element: DomNode): boolean {
  return isElement(element) && styleOf(element).includes('mso-list:ignore');
}
