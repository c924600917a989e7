import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { type PlacedSuggestion, placedSuggestions } from './placed-suggestions.ts';

/** Debounce of the search for suggestions, in milliseconds. */
const restMs = 200;

/** The suggestions in the text, updated after each pause in typing. */
export function useSuggestions(editor: Editor): readonly PlacedSuggestion[] {
  const [suggestions, setSuggestions] = useState<readonly PlacedSuggestion[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (!editor.isDestroyed)
        setSuggestions((before) => changed(before, placedSuggestions(editor.state.doc)));
    };
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    look();
    editor.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off('update', onUpdate);
    };
  }, [editor]);
  return suggestions;
}

/** Returns the former list if nothing has changed, which avoids a render. */
function changed(before: readonly PlacedSuggestion[], now: PlacedSuggestion[]): readonly PlacedSuggestion[] {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
