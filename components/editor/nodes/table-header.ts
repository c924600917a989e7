import { cellNode } from './table-cell.ts';

export const tableHeader = cellNode('tableHeader', 'th');
