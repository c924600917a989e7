import { Node } from '@tiptap/core';
import { goToCell } from '../tables/go-to-cell.ts';
import { tableCells } from '../tables/table-cells.ts';
import { tableTools, withTableTools } from '../tables/table-tools-late.ts';
import { element } from './element.ts';

/** What ProseMirror's tables call the nodes of ours. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

/**
 * Columns take the width of their text, as on the page; there is nothing to drag. The first table on the screen brings
 * the tools for tables in.
 */
export const table = Node.create({
  name: 'table',
  content: 'tableRow+',
  group: 'block',
  isolating: true,
  extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addNodeView: () => () => {
    void tableTools.prepare();
    const contentDOM = element('tbody');
    return { dom: element('table', {}, [contentDOM]), contentDOM };
  },
  addProseMirrorPlugins: () => [tableCells],
  addKeyboardShortcuts() {
    const { editor } = this;
    const grow = () => {
      withTableTools((tools) => tools.addRow(editor) && goToCell(editor, 1));
      return true;
    };
    const removeWhole = () => tableTools.now()?.removeSelectedTable(editor) ?? false;
    return {
      // Behind the last cell the table grows.
      Tab: () => goToCell(editor, 1) || (editor.isActive('table') && grow()),
      'Shift-Tab': () => goToCell(editor, -1),
      Backspace: removeWhole,
      'Mod-Backspace': removeWhole,
      Delete: removeWhole,
      'Mod-Delete': removeWhole,
    };
  },
});
