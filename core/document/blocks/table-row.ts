import { z } from 'zod';
import type { BlockType } from '../block-type.ts';
import type { TableCell } from './table-cell.ts';

export type TableRow = { type: 'tableRow'; content: readonly TableCell[] };

export const tableRow: BlockType = {
  name: 'tableRow',
  topLevel: false,
  shape: ({ only }) =>
    z.strictObject({ type: z.literal('tableRow'), content: only('tableCell', 'tableHeader') }),
  html: (node, write) => `<tr>${write.blocks(node)}</tr>`,
  text: (node, write) => write.blocks(node).replaceAll('\n', '\t'),
  parse: () => null,
};
