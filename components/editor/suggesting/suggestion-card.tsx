'use client';

import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef } from 'react';
import type { Decide } from '#core/working-copy/settle-suggestions.ts';
import { Verdicts } from '../suggestion-list.tsx';
import type { PlacedSuggestion } from './placed-suggestions.ts';
import { useSuggestionWords } from './use-suggestion-words.ts';

const edgePx = 8;

/** The card of one suggestion beside its text: author, change and actions. */
export function SuggestionCard(props: {
  editor: Editor;
  suggestion: PlacedSuggestion;
  personId: string;
  mayEdit: boolean;
  describe: (suggestion: PlacedSuggestion) => string;
  onSettle: (decide: Decide) => void;
  onClose: () => void;
}) {
  const { editor, suggestion, personId, mayEdit, describe, onSettle, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const what = useSuggestionWords()(suggestion);
  const { view } = editor;
  const { from } = suggestion;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const place = () => {
      if (from > view.state.doc.content.size) return;
      const word = view.coordsAtPos(from, 1);
      const { width, height } = element.getBoundingClientRect();
      const left = Math.max(edgePx, Math.min(word.left, innerWidth - width - edgePx));
      const isRoomBelow = word.bottom + height + edgePx < (visualViewport?.height ?? innerHeight);
      element.style.left = `${left}px`;
      element.style.top = `${isRoomBelow ? word.bottom + 4 : Math.max(edgePx, word.top - height - 4)}px`;
    };
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [view, from]);

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={what}
      className="suggestion-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        view.focus();
      }}
    >
      <p className="suggestion-card-what">{what}</p>
      <p className="suggestion-card-who">{describe(suggestion)}</p>
      <Verdicts
        {...{ suggestion, personId, mayEdit }}
        onSettle={(decide) => {
          onSettle(decide);
          onClose();
          view.focus();
        }}
      />
    </div>
  );
}
