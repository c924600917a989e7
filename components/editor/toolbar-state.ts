import type { Editor } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { useEffect, useState } from 'react';

/** The delay after the last key until the tools are updated, in milliseconds. */
const debounceMs = 150;

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
 * The state of the text that the toolbar shows. Updated when the cursor moves (throttled to frames) or when
 * typing pauses (debounced), but never per key, because rendering the toolbar would delay typing.
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
      // Remote cursors also create transactions.
      if (!docChanged && !selectionSet && !storedMarksSet) return;
      clearTimeout(timer);
      if (docChanged) timer = setTimeout(look, debounceMs);
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

/** Derived only from the blocks and marks at the cursor. */
export function toolbarStateOf(editor: Editor): ToolbarState {
  const { state } = editor;
  const { $from } = state.selection;
  const blocks = Array.from({ length: $from.depth }, (_, index) => $from.node($from.depth - index));
  const marks = marksOf(state);
  // The history and the shared document have the same undo commands.
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

/** The marks of the next letter, or of the whole selection. */
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
