import type { BlockType } from '../block-type.ts';
import { cellShape, repairSpans, tableCell } from './table-cell.ts';

export const tableHeader: BlockType = {
  name: 'tableHeader',
  content: 'block+',
  group: '',
  attrs: { colspan: 1, rowspan: 1 },
  shape: cellShape('tableHeader'),
  repairAttrs: repairSpans,
  text: tableCell.text,
};
