import type { EditorState } from '@tiptap/pm/state';

/** How much of the text on either side of the cursor tells what the writer is at, in characters. */
const reachChars = 700;

/** The words around the cursor, blocks apart by line ends. */
export function textAround(state: EditorState): string {
  const { from, to } = state.selection;
  const start = Math.max(0, from - reachChars);
  const end = Math.min(state.doc.content.size, to + reachChars);
  return state.doc.textBetween(start, end, '\n', ' ').trim();
}
