'use client';
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type * as Y from 'yjs';
import { styled } from '../../../ui/styled.ts';
import { hasSelection, type Selected, selectedNow } from './selection.ts';

const roomPx = 8;

/**
 * A comment button beside the selection. Ctrl+Alt+M does the same; without a selection it comments on the
 * whole article.
 */
export function SelectionButton({
  editor,
  doc,
  onNear,
  onAsk,
}: {
  editor: Editor | null;
  doc: Y.Doc | null;
  /** Called when a pointer or the focus is near the button, for prefetching. */
  onNear: () => void;
  onAsk: (selected: Selected | null) => void;
}) {
  const t = useTranslations('desk.comments');
  const [selected, setSelected] = useState<Selected | null>(null);
  const latestAsk = useRef(onAsk);
  latestAsk.current = onAsk;
  const isShown = useRef(false);
  isShown.current = selected !== null;
  /** Requested before the working copy was loaded. */
  const isWaiting = useRef(false);

  // In a layout effect: a person who sees the comments may press the shortcut at once.
  useLayoutEffect(() => {
    const ask = () => {
      isWaiting.current = doc === null && hasSelection();
      if (!isWaiting.current) latestAsk.current(selectedNow({ editor, doc }));
    };
    if (isWaiting.current) ask();
    let frame = 0;
    const look = () => {
      frame = 0;
      setSelected(selectedNow({ editor, doc }));
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    // Each letter moves the cursor, which changes nothing here.
    const laterUnlessTyping = () => {
      if (isShown.current || hasSelection()) later();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isAsk = (event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyM';
      if (!isAsk || event.isComposing) return;
      event.preventDefault();
      ask();
    };
    document.addEventListener('selectionchange', laterUnlessTyping);
    document.addEventListener('focusin', later);
    document.addEventListener('scroll', later, { passive: true, capture: true });
    document.addEventListener('keydown', onKeyDown);
    window.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', laterUnlessTyping);
      document.removeEventListener('focusin', later);
      document.removeEventListener('scroll', later, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('resize', later);
    };
  }, [editor, doc]);

  if (selected === null) return null;
  return (
    <button
      type="button"
      className="button button-small comment-ask"
      ref={styled({
        'inset-inline-start': `min(${Math.max(roomPx, selected.left)}px, 100vw - 10rem)`,
        'inset-block-start': `${selected.top + roomPx}px`,
      })}
      aria-keyshortcuts="Control+Alt+M"
      // Keeps the selection during the press.
      onPointerEnter={onNear}
      onFocus={onNear}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        onAsk(selected);
        setSelected(null);
      }}
    >
      {t('ask')}
    </button>
  );
}
