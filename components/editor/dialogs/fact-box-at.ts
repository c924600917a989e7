import type { Editor } from '@tiptap/core';

/** The fact box at this position. Null if another person has removed it in the meantime. */
export function factBoxAt(editor: Editor, at: number) {
  const node = at < editor.state.doc.content.size ? editor.state.doc.nodeAt(at) : null;
  return node?.type.name === 'factBox' ? node : null;
}
