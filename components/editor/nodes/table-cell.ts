import { TableCell } from '@tiptap/extension-table';
import { spanOf } from '#core/document/blocks/table-cell.ts';

export const tableCell = TableCell.extend({ addAttributes: spanAttributes });

/** Cells span; they have no widths or alignment of their own. */
export function spanAttributes() {
  const span = (name: string) => ({
    default: 1,
    parseHTML: (element: HTMLElement) => spanOf(element.getAttribute(name) ?? ''),
  });
  return { colspan: span('colspan'), rowspan: span('rowspan') };
}
