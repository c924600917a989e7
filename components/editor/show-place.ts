import type { EditorView } from '@tiptap/pm/view';

/** Brings a place of the text into the middle of the screen, wherever the focus is. */
export function showPlace(view: EditorView, pos: number): void {
  const { node } = view.domAtPos(pos);
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return;
  const box = view.coordsAtPos(pos);
  const edge = Math.min(160, innerHeight / 4);
  if (box.top < edge || box.bottom > innerHeight - edge) scrollBy({ top: box.top - innerHeight / 2 });
}
