import type { Editor, KeyboardShortcutCommand } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/**
 * Moves the cursor from a block of this kind to an empty paragraph behind it at the top level, which is
 * created if needed. False if the cursor is in no such block.
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

/** A second Enter at the end of such a block leaves it, as in a list. */
export function leaveFromLastLine(name: string): KeyboardShortcutCommand {
  return ({ editor }) => {
    const { state, view } = editor;
    const { $from, empty } = state.selection;
    const box = $from.node(-1);
    const isLastLine = box?.type.name === name && $from.index(-1) === box.childCount - 1;
    if (!empty || !isLastLine || box.childCount === 1 || $from.parent.content.size > 0) return false;
    if ($from.parent.type.name !== 'paragraph') return false;
    const tr = state.tr.delete($from.before(), $from.after());
    tr.setSelection(TextSelection.near(tr.doc.resolve($from.before()), -1));
    view.dispatch(tr);
    return leaveBlock(editor, name);
  };
}
