import type { BlockType, Inside } from '../block-type.ts';
import type { BlockNode } from '../node.ts';
import { onlyKeys } from '../repair-attrs.ts';

/** A cell, or a heading cell (`tableHeader`); spans count from 1. */
export type TableCell = {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan: number; rowspan: number };
  content: readonly BlockNode[];
};

const spanMax = 100;

export const tableCell: BlockType = {
  name: 'tableCell',
  content: 'block+',
  group: '',
  attrs: { colspan: 1, rowspan: 1 },
  shape: cellShape('tableCell'),
  repairAttrs: repairSpans,
  text: (node, write) => write.blocks(node).replaceAll('\n', ' '),
};

/** The schema of both kinds of cell. */
export function cellShape(type: TableCell['type']) {
  return ({ z, blocks }: Inside) => {
    const span = z.int().min(1).max(spanMax);
    return z.strictObject({
      type: z.literal(type),
      attrs: z.strictObject({ colspan: span, rowspan: span }).optional(),
      content: blocks,
    });
  };
}

/** The spans of a cell, clamped to the schema's bounds. */
export function repairSpans(attrs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const colspan = heldSpan(Number(attrs.colspan ?? 1));
  const rowspan = heldSpan(Number(attrs.rowspan ?? 1));
  const isValid = colspan === attrs.colspan && rowspan === attrs.rowspan;
  return isValid ? onlyKeys(attrs, ['colspan', 'rowspan']) : { colspan, rowspan };
}

/** A span from HTML, clamped to the schema's bounds. */
export function spanOf(written: string): number {
  return heldSpan(Number(written));
}

function heldSpan(written: number): number {
  const span = Math.trunc(written);
  return span >= 1 ? Math.min(span, spanMax) : 1;
}
