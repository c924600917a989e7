import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/**
 * Out of the block of this kind that the cursor is in, to an empty line behind it at the top of the text: the
 * one that is there or a new one. False where the cursor is in no such block.
 */
export function leaveBlock(editor: Editor, name: string): boolean {
  const { state, view } = editor;
  const { $from } = state.selection;
  const isInside = Array.from({ length: $from.depth }, (_, above) => $from.node(above + 1)).some(
    (node) => node.type.name === name,
  );
  const paragraph = state.schema.nodes.paragraph?.createAndFill();
  if (!isInside || !paragraph || !state.selection.empty) return false;
  const tr = state.tr;
  const after = $from.after(1);
  const next = tr.doc.nodeAt(after);
  if (next?.type.name !== 'paragraph' || next.content.size > 0) tr.insert(after, paragraph);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}
