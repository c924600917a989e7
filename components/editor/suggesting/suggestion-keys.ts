import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { PlacedSuggestion } from './placed-suggestions.ts';

/** A keyboard command for suggestions. */
export type SuggestionKey = 'next' | 'previous' | 'accept' | 'reject';

const KEYS: Readonly<Record<string, SuggestionKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'accept',
  Backspace: 'reject',
};

/** Ctrl+Alt (Cmd+Option) with an arrow, Enter or Backspace; null for any other key. */
export function suggestionKey(event: KeyboardEvent): SuggestionKey | null {
  if (!event.altKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return null;
  return KEYS[event.key] ?? null;
}

/** The suggestion after or before the cursor; wraps around. */
export function neighbour(
  editor: Editor,
  suggestions: readonly PlacedSuggestion[],
  direction: 'next' | 'previous',
): PlacedSuggestion | null {
  const { head } = editor.state.selection;
  const inOrder = [...suggestions].sort((one, other) => one.from - other.from);
  const found =
    direction === 'next'
      ? (inOrder.find(({ from }) => from > head) ?? inOrder[0])
      : (inOrder.findLast(({ from }) => from < head - 1) ?? inOrder.at(-1));
  return found ?? null;
}

/** Puts the cursor at the start of the suggestion and scrolls it into view. */
export function showSuggestion(editor: Editor, { from }: PlacedSuggestion): void {
  const { state, view } = editor;
  const place = state.doc.resolve(Math.min(from + 1, state.doc.content.size));
  view.dispatch(state.tr.setSelection(TextSelection.near(place)).scrollIntoView());
  view.focus();
}
