import type { EditorView } from '@tiptap/pm/view';

/** Room above for the bars that lie over the text. */
const topRoomPx = 160;
const bottomRoomPx = 32;

/** Brings a place of the text into the middle of what is left of the screen, wherever the focus is. */
export function showPlace(view: EditorView, pos: number): void {
  const box = view.coordsAtPos(pos);
  const panel = document.querySelector('.text-find')?.getBoundingClientRect().top ?? innerHeight;
  const floor = Math.min(panel, visualViewport?.height ?? innerHeight) - bottomRoomPx;
  const ceiling = Math.min(topRoomPx, floor / 3);
  if (box.top < ceiling || box.bottom > floor) scrollBy({ top: box.top - (ceiling + floor) / 2 });
}
