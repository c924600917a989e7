import type { Editor } from '@tiptap/core';

/** The fact box there; null where somebody else has taken it out in between. */
export function factBoxAt(editor: Editor, at: number) {
  const node = at < editor.state.doc.content.size ? editor.state.doc.nodeAt(at) : null;
  return node?.type.name === 'factBox' ? node : null;
}
