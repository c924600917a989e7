import type { EditorView } from '@tiptap/pm/view';

/** Space for the bars above the text. */
const topRoomPx = 160;
const bottomRoomPx = 32;

/** Scrolls a position of the text to the middle of the visible area, wherever the focus is. */
export function showPlace(view: EditorView, pos: number): void {
  const box = view.coordsAtPos(pos);
  const panel = document.querySelector('.text-find')?.getBoundingClientRect().top ?? innerHeight;
  const floor = Math.min(panel, visualViewport?.height ?? innerHeight) - bottomRoomPx;
  const ceiling = Math.min(topRoomPx, floor / 3);
  if (box.top < ceiling || box.bottom > floor) scrollBy({ top: box.top - (ceiling + floor) / 2 });
}
