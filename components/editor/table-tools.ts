import type { Editor } from '@tiptap/core';
import type { NodeType } from '@tiptap/pm/model';
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state';
import * as tables from '@tiptap/pm/tables';

const newRows = 3;
const newColumns = 3;

/** Puts in an empty table where the cursor is, and the cursor into its first cell. */
export function insertTable(editor: Editor): void {
  const { state, view } = editor;
  const { table, tableRow, tableCell, tableHeader } = state.schema.nodes;
  if (!table || !tableRow || !tableCell || !tableHeader) return;
  const rowOf = (type: NodeType) =>
    tableRow.createChecked(
      null,
      Array.from({ length: newColumns }, () => type.createAndFill()).filter((cell) => cell !== null),
    );
  const rows = Array.from({ length: newRows }, (_, row) => rowOf(row === 0 ? tableHeader : tableCell));
  const tr = state.tr;
  const inside = tr.selection.from + 1;
  tr.replaceSelectionWith(table.createChecked(null, rows));
  tr.setSelection(TextSelection.near(tr.doc.resolve(inside)));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Below the row that the cursor is in. */
export function addRow(editor: Editor): boolean {
  return run(editor, tables.addRowAfter);
}

/** Behind the column that the cursor is in. */
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

/** The cursor stays in the table when the last row or column goes with which it stood. */
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
