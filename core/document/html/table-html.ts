import type { DomReader, HtmlWriter } from '../block-type.ts';
import { spanOf, type TableCell } from '../blocks/table-cell.ts';
import type { TableRow } from '../blocks/table-row.ts';
import { attributeOf, childrenOf, type DomNode, findElements, isElement, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';

/** A table wider than the screen scrolls inside its box; tabindex makes the box scrollable by keyboard. */
export function tableHtml(node: BlockNode, write: HtmlWriter): string {
  return `<div class="table-scroll" tabindex="0" role="group"><table><tbody>${write.blocks(node)}</tbody></table></div>`;
}

export function cellHtml(node: BlockNode, write: HtmlWriter): string {
  const tag = node.type === 'tableHeader' ? 'th' : 'td';
  return `<${tag}${spansHtml(node)}>${write.blocks(node)}</${tag}>`;
}

/** The span attributes of a cell's tag; empty if both are 1. */
function spansHtml(node: BlockNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => ({ name, span: Number(node.attrs?.[name] ?? 1) }))
    .filter(({ span }) => span > 1)
    .map(({ name, span }) => ` ${name}="${span}"`)
    .join('');
}

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
