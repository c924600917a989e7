import { type ListItem, listItemOf } from '../blocks/list-item.ts';
import type { BlockNode } from '../node.ts';
import type { ListMarker } from './list-marker.ts';

/** A flat list item with its level, as word processors write it, or a further paragraph of an open item. */
export type FlatItem =
  | {
      readonly kind: 'item';
      /** From 1. */
      readonly level: number;
      readonly marker: ListMarker;
      readonly content: readonly BlockNode[];
    }
  | { readonly kind: 'more'; readonly level: number; readonly content: readonly BlockNode[] };

type OpenItem = { blocks: BlockNode[]; lists: OpenList[] };
type OpenList = { level: number; ordered: boolean; start: number; items: OpenItem[] };

/**
 * Nests flat items. A skipped level counts as one step. A number that does not follow its predecessor starts
 * a new list with that number.
 */
export function nestList(flat: readonly FlatItem[]): BlockNode[] {
  const root: OpenItem = { blocks: [], lists: [] };
  const open: OpenList[] = [];
  for (const item of flat) {
    let closed: OpenList | undefined;
    while ((open.at(-1)?.level ?? 0) > item.level) closed = open.pop();
    const holder = open.at(-1)?.items.at(-1) ?? root;
    if (item.kind === 'more') {
      // After the item's nested lists, so that the text keeps its order.
      holder.blocks.push(...holder.lists.splice(0).map(listBlock), ...item.content);
      continue;
    }
    const list = listFor(item, { open, closed, root });
    list.items.push({ blocks: [...item.content], lists: [] });
  }
  return root.lists.map(listBlock);
}

function listFor(
  item: FlatItem & { kind: 'item' },
  { open, closed, root }: { open: OpenList[]; closed: OpenList | undefined; root: OpenItem },
): OpenList {
  const last = open.at(-1);
  if (last?.level === item.level) {
    if (goesOn(last, item.marker)) return last;
    open.pop();
  } else if (closed && goesOn(closed, item.marker)) {
    // An outer level was skipped before; this item continues the list on the same step.
    closed.level = item.level;
    open.push(closed);
    return closed;
  }
  const holder = open.at(-1)?.items.at(-1) ?? root;
  const start = item.marker.numbers[0] ?? 1;
  const list: OpenList = { level: item.level, ordered: item.marker.ordered, start, items: [] };
  holder.lists.push(list);
  open.push(list);
  return list;
}

function goesOn(list: OpenList, { ordered, numbers }: ListMarker): boolean {
  if (list.ordered !== ordered) return false;
  return !ordered || numbers.length === 0 || numbers.includes(list.start + list.items.length);
}

function listBlock({ ordered, start, items }: OpenList): BlockNode {
  const content: ListItem[] = items.map(({ blocks, lists }) =>
    listItemOf([...blocks, ...lists.map(listBlock)]),
  );
  return ordered
    ? { type: 'orderedList', attrs: { start: Math.min(start, startMax) }, content }
    : { type: 'bulletList', content };
}

/** As in the schema of the ordered list. */
const startMax = 100_000;
