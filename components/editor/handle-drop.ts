import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { insertTransfer, type PasteEvents } from './handle-paste.ts';

/**
 * Takes what was dropped from elsewhere as a paste where it was let go; true when that was done. What is moved
 * within the editor, or comes from another of its windows, is left to it.
 */
export function handleDrop(view: EditorView, event: DragEvent, events: PasteEvents): boolean {
  const { dataTransfer } = event;
  if (!dataTransfer || view.dragging) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!place) return false;
  const before = view.state.selection;
  const selection = TextSelection.near(view.state.doc.resolve(place.pos));
  view.dispatch(view.state.tr.setSelection(selection));
  const isTaken = insertTransfer(view, dataTransfer, { plain: false, events });
  if (isTaken) view.focus();
  else view.dispatch(view.state.tr.setSelection(before));
  return isTaken;
}
