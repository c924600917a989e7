import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { type PlacedSuggestion, placedSuggestions } from './placed-suggestions.ts';

/** How long the text must rest before it is looked through for suggestions, in milliseconds. */
const restMs = 200;

/** The suggestions that stand in the text, looked up whenever it has rested for a moment. */
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

/** The list from before where nothing is different, so that nothing is drawn anew. */
function changed(before: readonly PlacedSuggestion[], now: PlacedSuggestion[]): readonly PlacedSuggestion[] {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
