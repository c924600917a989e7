import type { Editor } from '@tiptap/core';
import type { NodeType } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

const newRows = 3;
const newColumns = 3;

/** Inserts an empty table at the cursor and moves the cursor to its first cell. */
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
