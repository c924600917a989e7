import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

/**
 * Tells the style sheet what the on-screen keyboard leaves of the screen: `--keyboard-inset`, how far the
 * keyboard (and the browser's own bars) reach up over the page, and `--visible-height`, what is left to see.
 * Browsers that shrink the page itself leave an inset of 0. When the room changes, the cursor stays in sight.
 */
export function useKeyboardInset(editor: Editor): void {
  useEffect(() => {
    const seen = visualViewport;
    if (!seen) return;
    const { style } = document.documentElement;
    let frame = 0;
    let lastHeight = seen.height;
    const measure = () => {
      frame = 0;
      const inset = Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop));
      // Zoomed in with two fingers, the part in sight is small without any keyboard.
      style.setProperty('--keyboard-inset', `${seen.scale > 1.01 ? 0 : inset}px`);
      style.setProperty('--visible-height', `${Math.round(seen.height)}px`);
      const hasShrunk = seen.height < lastHeight;
      lastHeight = seen.height;
      if (hasShrunk && !editor.isDestroyed && editor.view.hasFocus() && !editor.view.composing) {
        editor.commands.scrollIntoView();
      }
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    measure();
    seen.addEventListener('resize', later);
    seen.addEventListener('scroll', later);
    return () => {
      cancelAnimationFrame(frame);
      seen.removeEventListener('resize', later);
      seen.removeEventListener('scroll', later);
      style.removeProperty('--keyboard-inset');
      style.removeProperty('--visible-height');
    };
  }, [editor]);
}
