import type { Editor } from '@tiptap/core';
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state';
import * as tables from '@tiptap/pm/tables';

/** The plugin for cell selection and rectangular tables. */
export const cells = tables.tableEditing();

/** Deletes the table if all of its cells are selected; otherwise returns false. */
export function removeSelectedTable({ state, view }: Editor): boolean {
  const { selection } = state;
  const isWhole =
    selection instanceof tables.CellSelection && selection.isColSelection() && selection.isRowSelection();
  return isWhole && tables.deleteTable(state, view.dispatch);
}

/** Below the row with the cursor. */
export function addRow(editor: Editor): boolean {
  return run(editor, tables.addRowAfter);
}

/** After the column with the cursor. */
export function addColumn(editor: Editor): boolean {
  return run(editor, tables.addColumnAfter);
}

export function removeRow(editor: Editor): boolean {
  return run(editor, inTable(tables.deleteRow));
}

export function removeColumn(editor: Editor): boolean {
  return run(editor, inTable(tables.deleteColumn));
}

export function removeTable(editor: Editor): boolean {
  return run(editor, tables.deleteTable);
}

function run({ state, view }: Editor, command: Command): boolean {
  const isDone = command(state, view.dispatch);
  view.focus();
  return isDone;
}

/** Keeps the cursor in the table if its row or column is deleted. */
function inTable(command: Command): Command {
  return (state, dispatch) => {
    const before = tables.findTable(state.selection.$from);
    return command(state, dispatch && ((tr) => dispatch(before ? keepCursorIn(tr, before.pos) : tr)));
  };
}

function keepCursorIn(tr: Transaction, tableAt: number): Transaction {
  const at = tr.mapping.map(tableAt);
  const table = tr.doc.nodeAt(at);
  if (table === null || tables.findTable(tr.selection.$from)?.pos === at) return tr;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at + table.nodeSize - 1), -1));
}
