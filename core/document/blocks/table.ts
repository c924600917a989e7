import type { BlockType } from '../block-type.ts';
import type { TableRow } from './table-row.ts';

export type Table = { type: 'table'; content: readonly TableRow[] };

export const table: BlockType = {
  name: 'table',
  content: 'tableRow+',
  group: 'block',
  attrs: {},
  shape: ({ z, someOf }) => z.strictObject({ type: z.literal('table'), content: someOf('tableRow') }),
  text: (node, write) => write.blocks(node),
};
