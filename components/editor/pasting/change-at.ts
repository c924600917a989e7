import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Pastes at `at` if the writer has continued since, and keeps their cursor. If `at` is null, pastes at the
 * selection and moves the cursor behind the pasted text. Returns the end of the pasted content.
 */
export function changeAt(view: EditorView, at: number | null, change: (tr: Transaction) => void): number {
  const { state } = view;
  const tr = state.tr;
  if (at !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
  change(tr);
  const end = tr.selection.to;
  if (at === null) tr.scrollIntoView();
  else tr.setSelection(state.selection.getBookmark().map(tr.mapping).resolve(tr.doc));
  view.dispatch(tr.setMeta('paste', true));
  return end;
}
