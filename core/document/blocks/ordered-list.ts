import type { BlockType } from '../block-type.ts';
import { attributeOf, tagOf } from '../dom.ts';
import { onlyKeys } from '../repair-attrs.ts';
import type { ListItem } from './list-item.ts';
import { readListItems } from './read-list-items.ts';

export type OrderedList = {
  type: 'orderedList';
  attrs?: { start: number };
  content: readonly ListItem[];
};

export const orderedList: BlockType = {
  name: 'orderedList',
  content: 'listItem+',
  group: 'block list',
  attrs: { start: 1 },
  shape: ({ z, only }) =>
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z.strictObject({ start: z.int().min(0).max(100_000) }).optional(),
      content: only('listItem').min(1),
    }),
  repairAttrs: (attrs) => {
    const start = heldStart(attrs.start ?? 1);
    return start === attrs.start ? onlyKeys(attrs, ['start']) : { start };
  },
  html: (node, write) => {
    const start = Number(node.attrs?.start ?? 1);
    return `<ol${start === 1 ? '' : ` start="${start}"`}>${write.blocks(node)}</ol>`;
  },
  text: (node, write) => write.blocks(node),
  parse: (element, read) => {
    if (tagOf(element) !== 'ol') return null;
    const content = readListItems(element, read);
    if (content.length === 0) return [];
    return [{ type: 'orderedList', attrs: { start: startOf(attributeOf(element, 'start')) }, content }];
  },
};

function heldStart(start: unknown): number {
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 100_000 ? start : 1;
}

function startOf(written: string): number {
  return heldStart(Number(written || 1));
}
