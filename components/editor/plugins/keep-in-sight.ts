import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterPaint } from '../after-paint.ts';

/** The distance in pixels between the cursor and the screen edges, where the bars are. */
const edgeRoomPx = { top: 96, right: 8, bottom: 76, left: 8 };

/**
 * Scrolls the cursor into view after the paint. An earlier measurement would force an extra layout for each
 * letter.
 */
export function keepInSight(): Plugin {
  let callOff = () => {};
  let isScrolling = false;

  function look(view: EditorView) {
    if (view.isDestroyed || isInSight(view)) return;
    isScrolling = true;
    view.dispatch(view.state.tr.scrollIntoView());
    isScrolling = false;
  }

  return new Plugin({
    props: {
      scrollMargin: edgeRoomPx,
      scrollThreshold: edgeRoomPx,
      handleScrollToSelection(view) {
        if (isScrolling) return false;
        callOff();
        callOff = afterPaint(() => look(view));
        return true;
      },
    },
    view: () => ({ destroy: () => callOff() }),
  });
}

function isInSight(view: EditorView): boolean {
  const { top, bottom } = view.coordsAtPos(view.state.selection.head);
  return top >= edgeRoomPx.top && bottom <= (visualViewport?.height ?? innerHeight) - edgeRoomPx.bottom;
}
