import type { BlockType } from '../block-type.ts';
import type { TableCell } from './table-cell.ts';

/** A row is without cells where cells of the rows above reach down over all of it. */
export type TableRow = { type: 'tableRow'; content?: readonly TableCell[] };

export const tableRow: BlockType = {
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  group: '',
  attrs: {},
  shape: ({ z, only }) =>
    z.strictObject({ type: z.literal('tableRow'), content: only('tableCell', 'tableHeader').optional() }),
  text: (node, write) => write.blocks(node).replaceAll('\n', '\t'),
};
