import { Node } from '@tiptap/core';
import { goToCell } from '../tables/go-to-cell.ts';
import { tableTools, withTableTools } from '../tables/lazy-table-tools.ts';
import { tableCells } from '../tables/table-cells.ts';
import { element } from './element.ts';

/** The roles of our nodes in ProseMirror's tables. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

/**
 * Columns have the width of their text, as on the page, and cannot be resized. The first table on the screen
 * loads the table tools.
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
      // Tab in the last cell adds a row.
      Tab: () => goToCell(editor, 1) || (editor.isActive('table') && grow()),
      'Shift-Tab': () => goToCell(editor, -1),
      Backspace: removeWhole,
      'Mod-Backspace': removeWhole,
      Delete: removeWhole,
      'Mod-Delete': removeWhole,
    };
  },
});
