import type { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { changeAt } from './change-at.ts';
import type { PasteEvents } from './paste-events.ts';
import { pasteReader } from './paste-reader.ts';
import { heldTransfer, isAddressAlone } from './transfer.ts';

/** Poll interval for the end of an IME composition, in milliseconds. */
const composingPauseMs = 50;

/**
 * Copies the contents of a clipboard or drop and keeps its place until the reader module has loaded. Text
 * typed in the meantime follows it. If the module fails to load, the plain text is inserted.
 */
export async function insertLater(
  editor: Editor,
  transfer: DataTransfer,
  { plain, events }: { plain: boolean; events: PasteEvents },
): Promise<void> {
  const held = heldTransfer(transfer);
  const { view } = editor;
  if (isAddressAlone(held)) {
    const reader = await pasteReader.prepare();
    // A URL becomes the link of the selected words. A URL that is not allowed in stories stays text.
    if (editor.isDestroyed || reader?.insertAddress(view, held)) return;
    insertLines(view, held.getData('text/plain').trim(), null);
    return;
  }
  // As in any paste the selection is deleted at once. Otherwise text typed next would replace it.
  if (!editor.state.selection.empty) view.dispatch(editor.state.tr.deleteSelection());
  const place = keptPlace(editor, editor.state.selection.from);
  try {
    const reader = await pasteReader.prepare();
    while (view.composing) await new Promise((resolve) => setTimeout(resolve, composingPauseMs));
    if (editor.isDestroyed) return;
    const { empty, from } = editor.state.selection;
    const at = empty && from === place.now() ? null : place.now();
    if (reader) return reader.insertTransfer(view, held, { plain, at, events });
    insertLines(view, held.getData('text/plain'), at);
    if (held.files.length > 0 || (!plain && held.getData('text/html').trim() !== '')) {
      events.pictures.onState('text-only');
    }
  } finally {
    place.forget();
  }
}

/** A position that stays with the content before it during changes by any writer. */
function keptPlace(editor: Editor, at: number): { now: () => number; forget: () => void } {
  let place = at;
  const follow = ({ transaction }: { transaction: Transaction }) => {
    place = transaction.mapping.map(place, -1);
  };
  editor.on('transaction', follow);
  return {
    now: () => place,
    forget: () => {
      editor.off('transaction', follow);
    },
  };
}

/** Inserts plain text, each line a paragraph. The first and the last join the surrounding text. */
function insertLines(view: EditorView, text: string, at: number | null): void {
  const { schema } = view.state;
  const paragraphs = text
    .split(/\r\n|[\r\n]/)
    .filter((line) => line !== '')
    .map((line) => schema.nodes.paragraph?.create(null, schema.text(line)))
    .filter((paragraph) => paragraph !== undefined);
  if (paragraphs.length === 0) return;
  changeAt(view, at, (tr) => {
    tr.replaceSelection(new Slice(Fragment.from(paragraphs), 1, 1)).setMeta('uiEvent', 'paste');
  });
}
