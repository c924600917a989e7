import type { BlockType } from '../block-type.ts';
import type { TableCell } from './table-cell.ts';

/** A row has no cells if cells of the rows above span all of it. */
export type TableRow = { type: 'tableRow'; content?: readonly TableCell[] };

export const tableRow: BlockType = {
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  group: '',
  attrs: {},
  shape: ({ z, anyOf }) =>
    z.strictObject({ type: z.literal('tableRow'), content: anyOf('tableCell', 'tableHeader').optional() }),
  text: (node, write) => write.blocks(node).replaceAll('\n', '\t'),
};
