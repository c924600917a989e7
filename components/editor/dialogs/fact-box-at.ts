import type { Editor } from '@tiptap/core';

/** The fact box there; null where the text has changed in between and it stands elsewhere. */
export function factBoxAt(editor: Editor, at: number) {
  const node = at < editor.state.doc.content.size ? editor.state.doc.nodeAt(at) : null;
  return node?.type.name === 'factBox' ? node : null;
}
