import type { BlockType } from '../block-type.ts';
import { cellShape, spansHtml, tableCell } from './table-cell.ts';

export const tableHeader: BlockType = {
  name: 'tableHeader',
  topLevel: false,
  shape: cellShape('tableHeader'),
  html: (node, write) => `<th${spansHtml(node)}>${write.blocks(node)}</th>`,
  text: tableCell.text,
  parse: () => null,
};
