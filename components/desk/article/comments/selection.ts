import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { selectedPlace } from '#components/editor/plugins/comment-marks.ts';
import { anchorAt, type Place } from '#core/comments/anchor-place.ts';
import type { CommentAnchor, CommentField } from '#core/comments/comment-anchor.ts';

/** A selection in the article, and the screen position of its button. */
export type Selected = {
  readonly field: CommentField;
  readonly place: Place;
  readonly left: number;
  readonly top: number;
};

const LINES: readonly CommentField[] = ['headline', 'sapo'];

/** The current selection in the article's texts, or null. */
export function selectedNow({ editor, doc }: { editor: Editor | null; doc: Y.Doc | null }): Selected | null {
  if (doc === null) return null;
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) {
    return selectedInLine(focused, doc);
  }
  return editor === null || editor.isDestroyed ? null : selectedInBody(editor);
}

/** Whether there is any selection on the page, in a field or in text. Cheap. */
export function hasSelection(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement)
    return focused.selectionStart !== focused.selectionEnd;
  return !(document.getSelection()?.isCollapsed ?? true);
}

/** The comment anchor of a selection. */
export function anchorOn(doc: Y.Doc, { field, place }: Selected): CommentAnchor {
  return anchorAt(doc.getText(field), field, place);
}

/** The textarea of a single-line field. */
export function visibleTextarea(field: CommentField): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`.article-screen textarea[name="${field}"]`);
}

function selectedInLine(area: HTMLTextAreaElement | HTMLInputElement, doc: Y.Doc): Selected | null {
  const field = LINES.find((name) => visibleTextarea(name) === area);
  if (field === undefined) return null;
  const length = doc.getText(field).length;
  const from = Math.min(area.selectionStart ?? 0, length);
  const to = Math.min(area.selectionEnd ?? 0, length);
  if (area.value.slice(from, to).trim() === '') return null;
  const { right, bottom } = area.getBoundingClientRect();
  return { field, place: { from, to }, left: right, top: bottom };
}

function selectedInBody({ view, state }: Editor): Selected | null {
  const selection = document.getSelection();
  const isHere = view.hasFocus() || (selection !== null && view.dom.contains(selection.anchorNode));
  if (!isHere || state.selection.empty || (selection?.isCollapsed ?? true)) return null;
  const place = selectedPlace(state);
  if (place === null) return null;
  const { left, bottom } = view.coordsAtPos(state.selection.to);
  return { field: 'body', place, left, top: bottom };
}
