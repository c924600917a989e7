import { type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * The browser's current selection. The editor's own is slightly late. Some input methods select letters to
 * replace them (Shift and an arrow, then đ for d). A change in between would lose that selection.
 */
export function selectionOnScreen(view: EditorView): Selection {
  const { doc, selection } = view.state;
  if (!(selection instanceof TextSelection) || !view.hasFocus()) return selection;
  const shown = view.dom.ownerDocument.getSelection();
  const [from, to] = [shown?.anchorNode, shown?.focusNode];
  // A position between two elements is ambiguous, and the editor's own is as good.
  if (!shown || !(from instanceof Text) || !(to instanceof Text)) return selection;
  if (!view.dom.contains(from) || !view.dom.contains(to)) return selection;
  const anchor = view.posAtDOM(from, shown.anchorOffset);
  const head = view.posAtDOM(to, shown.focusOffset);
  if (Math.min(anchor, head) < 0 || Math.max(anchor, head) > doc.content.size) return selection;
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
