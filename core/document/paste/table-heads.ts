import { childrenOf, type DomNode, isElement, tagOf } from '../dom.ts';

/** The table with every `thead` cell as a heading cell; Word and mail programs write `td` there. */
export function withHeads(table: DomNode): DomNode {
  const hasHead = childrenOf(table).some((child) => tagOf(child) === 'thead');
  return hasHead ? seenAs(table, table.nodeName, childrenOf(table).map(headOf)) : table;
}

function headOf(part: DomNode): DomNode {
  if (tagOf(part) !== 'thead') return part;
  const rows = childrenOf(part).map((row) => seenAs(row, row.nodeName, childrenOf(row).map(headingCell)));
  return seenAs(part, part.nodeName, rows);
}

function headingCell(cell: DomNode): DomNode {
  return isElement(cell) && tagOf(cell) === 'td' ? seenAs(cell, 'TH', childrenOf(cell)) : cell;
}

function seenAs(node: DomNode, nodeName: string, childNodes: readonly DomNode[]): DomNode {
  const { nodeType, textContent } = node;
  return {
    nodeType,
    nodeName,
    textContent,
    childNodes,
    getAttribute: (name) => node.getAttribute?.(name) ?? null,
  };
}
