import type { HeldDoc } from './held-doc.ts';

/**
 * An IME may keep a composition open for as long as its writer pauses. After this pause the composition is
 * ended, so that remote changes can be applied; milliseconds.
 */
export const restMs = 8_000;

type Screen = Pick<Document, 'addEventListener' | 'removeEventListener' | 'activeElement'>;

/**
 * Holds back remote changes during any IME composition on the screen. If the text under a composition
 * changes, the IME sends the whole word, and its first letters are doubled.
 */
export function guardCompositions(screen: Screen, held: HeldDoc): () => void {
  let isComposing = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function compose() {
    isComposing = true;
    held.hold();
    rest();
  }

  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => (held.isWaitedFor() ? endForOthers() : rest()), restMs);
  }

  /** Blurring the field ends the composition. Only then may its text change. */
  function endForOthers() {
    const { activeElement } = screen;
    if (activeElement instanceof HTMLElement) {
      activeElement.blur();
      activeElement.focus({ preventScroll: true });
    }
    end();
  }

  function end() {
    isComposing = false;
    clearTimeout(resting);
    // After the editor has handled the end of the composition.
    setTimeout(() => {
      if (!isComposing) held.release();
    });
  }

  screen.addEventListener('compositionstart', compose, true);
  screen.addEventListener('compositionupdate', compose, true);
  screen.addEventListener('compositionend', end, true);
  return () => {
    clearTimeout(resting);
    screen.removeEventListener('compositionstart', compose, true);
    screen.removeEventListener('compositionupdate', compose, true);
    screen.removeEventListener('compositionend', end, true);
  };
}
