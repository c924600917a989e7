import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

/**
 * Sets CSS variables for the on-screen keyboard: `--keyboard-inset`, the height that the keyboard (and
 * browser bars) cover, and `--visible-height`, the rest. In browsers that shrink the page itself the inset is
 * 0. Scrolls the cursor into view after a change.
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
      // While the page is pinch-zoomed, the visible part is small without any keyboard.
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
