import type { EditorState } from '@tiptap/pm/state';

/** Number of characters on both sides of the cursor that count as context. */
const reachChars = 700;

/** The text around the cursor, with blocks separated by line breaks. */
export function textAround(state: EditorState): string {
  const { from, to } = state.selection;
  const start = Math.max(0, from - reachChars);
  const end = Math.min(state.doc.content.size, to + reachChars);
  return state.doc.textBetween(start, end, '\n', ' ').trim();
}
