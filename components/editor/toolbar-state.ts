import type { Editor } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { useEffect, useState } from 'react';

/** How long after the last key the tools are looked at again, in milliseconds. */
const typingPauseMs = 150;

export type ToolbarState = {
  /** The kinds of block around the cursor, innermost first, such as `paragraph,listItem,bulletList`. */
  readonly blocks: string;
  readonly headingLevel: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly link: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/**
 * What the tools show of the text, looked up when the cursor has moved (at most once a frame) or typing has
 * paused, and never for a key: a busy row of tools would be felt under the fingers.
 */
export function useToolbarState(editor: Editor): ToolbarState {
  const [state, setState] = useState(() => toolbarStateOf(editor));
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const next = toolbarStateOf(editor);
      setState((before) => (isSame(before, next) ? before : next));
    };
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      const { docChanged, selectionSet, storedMarksSet } = transaction;
      // Others move their cursors, too.
      if (!docChanged && !selectionSet && !storedMarksSet) return;
      clearTimeout(timer);
      if (docChanged) timer = setTimeout(look, typingPauseMs);
      else if (frame === 0) frame = requestAnimationFrame(look);
    };
    editor.on('transaction', onTransaction);
    look();
    return () => {
      editor.off('transaction', onTransaction);
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [editor]);
  return state;
}

/** Read from the blocks above the cursor and the marks at it alone. */
export function toolbarStateOf(editor: Editor): ToolbarState {
  const { state } = editor;
  const { $from } = state.selection;
  const blocks = Array.from({ length: $from.depth }, (_, index) => $from.node($from.depth - index));
  const marks = marksOf(state);
  // Whichever extension undoes, its own or that of a shared text, answers by the same commands.
  const can = editor.can();
  return {
    blocks: blocks.map((block) => block.type.name).join(),
    headingLevel: Number($from.parent.attrs.level ?? 0),
    bold: marks.has('bold'),
    italic: marks.has('italic'),
    superscript: marks.has('superscript'),
    subscript: marks.has('subscript'),
    link: marks.has('link'),
    canUndo: can.undo(),
    canRedo: can.redo(),
  };
}

/** The marks that the next letter gets, or that all of the selected text has. */
function marksOf(state: EditorState): ReadonlySet<string> {
  const { empty, $from, from, to } = state.selection;
  if (empty) return new Set((state.storedMarks ?? $from.marks()).map((mark) => mark.type.name));
  let common: Set<string> | null = null;
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    const here = new Set(node.marks.map((mark) => mark.type.name));
    common = common === null ? here : new Set([...common].filter((name) => here.has(name)));
  });
  return common ?? new Set();
}

function isSame(before: ToolbarState, after: ToolbarState): boolean {
  return (Object.keys(after) as (keyof ToolbarState)[]).every((name) => before[name] === after[name]);
}
