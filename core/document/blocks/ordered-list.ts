import type { BlockType } from '../block-type.ts';
import { onlyKeys } from '../repair-attrs.ts';
import type { ListItem } from './list-item.ts';

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
  shape: ({ z, someOf }) =>
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z.strictObject({ start: z.int().min(0).max(100_000) }).optional(),
      content: someOf('listItem'),
    }),
  repairAttrs: (attrs) => {
    const start = heldStart(attrs.start ?? 1);
    return start === attrs.start ? onlyKeys(attrs, ['start']) : { start };
  },
  text: (node, write) => write.blocks(node),
};

/** A start number, clamped to the schema's bounds. */
export function heldStart(start: unknown): number {
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 100_000 ? start : 1;
}
