import type { HeldDoc } from './held-doc.ts';

/**
 * An engine may keep a word underlined for as long as its writer thinks. Others wait that long after its last stroke
 * before the word is ended for them, in milliseconds.
 */
export const restMs = 8_000;

type Screen = Pick<Document, 'addEventListener' | 'removeEventListener' | 'activeElement'>;

/**
 * Holds back what others write while an input method composes a word anywhere on the screen: whatever is written anew
 * under it, the engine goes on to send the whole word, and its first letters would stand there twice.
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

  /** Leaving the field tells the engine that its word is done; only then may the place be written anew. */
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
    // After the editor's own work on the end of the composition.
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
