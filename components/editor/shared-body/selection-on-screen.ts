import { type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * The selection as the screen has it. The editor hears of it a moment later than the browser sets it: an engine that
 * selects letters in order to type over them (Shift and an arrow, then đ for d) would lose them to whatever comes in
 * between.
 */
export function selectionOnScreen(view: EditorView): Selection {
  const { doc, selection } = view.state;
  if (!(selection instanceof TextSelection) || !view.hasFocus()) return selection;
  const shown = view.dom.ownerDocument.getSelection();
  const [from, to] = [shown?.anchorNode, shown?.focusNode];
  // Between two elements a place has more than one reading, and the editor's own is as good.
  if (!shown || !(from instanceof Text) || !(to instanceof Text)) return selection;
  if (!view.dom.contains(from) || !view.dom.contains(to)) return selection;
  const anchor = view.posAtDOM(from, shown.anchorOffset);
  const head = view.posAtDOM(to, shown.focusOffset);
  if (Math.min(anchor, head) < 0 || Math.max(anchor, head) > doc.content.size) return selection;
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
