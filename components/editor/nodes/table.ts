import { Node } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { CellSelection, deleteTable, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';
import { addRow } from '../table-tools.ts';

/** What ProseMirror's tables call the nodes of ours. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

/** Columns take the width of their text, as on the page; there is nothing to drag. */
export const table = Node.create({
  name: 'table',
  content: 'tableRow+',
  group: 'block',
  isolating: true,
  extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing(), keepCellsForMenu],
  addKeyboardShortcuts() {
    const { editor } = this;
    const go = (direction: 1 | -1) => goToNextCell(direction)(editor.state, editor.view.dispatch);
    const removeWhole = () => {
      const { selection } = editor.state;
      const isWhole =
        selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection();
      return isWhole && deleteTable(editor.state, editor.view.dispatch);
    };
    return {
      // Behind the last cell the table grows.
      Tab: () => go(1) || (isInTable(editor.state) && addRow(editor) && go(1)),
      'Shift-Tab': () => go(-1),
      Backspace: removeWhole,
      'Mod-Backspace': removeWhole,
      Delete: removeWhole,
      'Mod-Delete': removeWhole,
    };
  },
});

/** The browser's menu on selected cells is about these: they stay selected. */
const keepCellsForMenu = new Plugin({
  props: {
    handleDOMEvents: {
      mousedown: (_view, event) => {
        const isOnCells = event.target instanceof Element && event.target.closest('.selectedCell') !== null;
        if (event.button !== 2 || !isOnCells) return false;
        event.preventDefault();
        return true;
      },
    },
  },
});
