import type { DomReader } from '../block-type.ts';
import { spanOf, type TableCell } from '../blocks/table-cell.ts';
import type { TableRow } from '../blocks/table-row.ts';
import { attributeOf, childrenOf, type DomNode, findElements, isElement, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';

/** Parses a table; rows without cells are left out. */
export function readTable(element: DomNode, read: DomReader): BlockNode[] | null {
  if (tagOf(element) !== 'table') return null;
  const rows = rowsOf(element).map((row) => readRow(row, read));
  const content = rows.filter((row) => row.content?.length);
  return content.length === 0 ? [] : [{ type: 'table', content }];
}

/** The rows of a table, not those of tables inside it. */
export function rowsOf(element: DomNode): DomNode[] {
  return findElements(element, (child) => tagOf(child) === 'tr' || tagOf(child) === 'table').filter(
    (child) => tagOf(child) === 'tr',
  );
}

export function cellsOf(row: DomNode): DomNode[] {
  return childrenOf(row).filter((child) => isElement(child) && ['td', 'th'].includes(tagOf(child)));
}

function readRow(row: DomNode, read: DomReader): TableRow {
  return { type: 'tableRow', content: cellsOf(row).map((cell) => readCell(cell, read)) };
}

function readCell(cell: DomNode, read: DomReader): TableCell {
  const blocks = read.blocks(cell);
  return {
    type: tagOf(cell) === 'th' ? 'tableHeader' : 'tableCell',
    attrs: {
      colspan: spanOf(attributeOf(cell, 'colspan')),
      rowspan: spanOf(attributeOf(cell, 'rowspan')),
    },
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  };
}
