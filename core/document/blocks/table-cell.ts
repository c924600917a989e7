import { z } from 'zod';
import type { BlockType, Inside } from '../block-type.ts';
import type { BlockNode } from '../node.ts';

/** A cell, or with `tableHeader` a heading cell; spans count from 1. */
export type TableCell = {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan: number; rowspan: number };
  content: readonly BlockNode[];
};

const spanMax = 100;

export const tableCell: BlockType = {
  name: 'tableCell',
  topLevel: false,
  shape: cellShape('tableCell'),
  html: (node, write) => `<td${spansHtml(node)}>${write.blocks(node)}</td>`,
  text: (node, write) => write.blocks(node).replaceAll('\n', ' '),
  parse: () => null,
};

/** The shape of both kinds of cell. */
export function cellShape(type: TableCell['type']) {
  const span = z.int().min(1).max(spanMax);
  return ({ blocks }: Inside) =>
    z.strictObject({
      type: z.literal(type),
      attrs: z.strictObject({ colspan: span, rowspan: span }).optional(),
      content: blocks,
    });
}

/** The span attributes of a cell's tag; nothing where they are 1. */
export function spansHtml(node: BlockNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => ({ name, span: Number(node.attrs?.[name] ?? 1) }))
    .filter(({ span }) => span > 1)
    .map(({ name, span }) => ` ${name}="${span}"`)
    .join('');
}

/** A span as written in HTML, held within what the schema allows. */
export function spanOf(written: string): number {
  const span = Math.trunc(Number(written));
  return span >= 1 ? Math.min(span, spanMax) : 1;
}
