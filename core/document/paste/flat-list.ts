import { attributeOf, childrenOf, type DomNode, findElements, isElement, tagOf } from '../dom.ts';
import type { ListMarker } from './list-marker.ts';

/** An item of a flat list with an explicit level: the element and its marker. */
export type LevelledItem = { readonly element: DomNode; readonly level: number; readonly marker: ListMarker };

/**
 * The items of a flat list with explicit levels; null for ordinary lists. Word on the web writes each item as
 * a list of its own with `data-aria-level`. Draft.js editors put `…-depth1` into the class.
 */
export function readFlatList(list: DomNode): LevelledItem[] | null {
  const tag = tagOf(list);
  if (tag !== 'ul' && tag !== 'ol') return null;
  const items = childrenOf(list).filter(isElement);
  const levels = items.map(levelOf);
  const isNested = findElements(list, (child) => ['ul', 'ol'].includes(tagOf(child))).length > 0;
  if (items.length === 0 || isNested || levels.includes(null)) return null;
  const start = Number(attributeOf(list, 'start') || 1);
  // Only the first item of a list has a number; the others continue from it or, if deeper, from one.
  return items.map((element, at) => ({
    element,
    level: levels[at] as number,
    marker: {
      ordered: tag === 'ol',
      numbers: tag === 'ol' && at === 0 && Number.isInteger(start) && start > 0 ? [start] : [],
    },
  }));
}

function levelOf(item: DomNode): number | null {
  if (tagOf(item) !== 'li') return null;
  const named = Number(attributeOf(item, 'data-aria-level'));
  if (Number.isInteger(named) && named > 0) return Math.min(named, maxLevel);
  const depth = /\bpublic-\w+-depth(\d)/.exec(attributeOf(item, 'class'))?.[1];
  return depth === undefined ? null : Math.min(Number(depth) + 1, maxLevel);
}

const maxLevel = 9;
