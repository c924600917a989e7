import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { insertLines } from './insert-lines.ts';
import { isAddressAlone } from './is-address-alone.ts';
import type { PasteEvents } from './paste-events.ts';
import { pasteReader } from './paste-reader.ts';
import { heldTransfer } from './transfer.ts';

/** How often it is looked whether a letter is still being composed, in milliseconds. */
const composingPauseMs = 50;

/**
 * Takes down what a clipboard or a drop holds and keeps its place until the reader has come: what is typed meanwhile
 * stands behind it, as if it had been there. Where the reader does not come, its text goes in as it is.
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
    // An address becomes a link of the words that are selected; one that a story may not link to stays text.
    if (editor.isDestroyed || reader?.insertAddress(view, held)) return;
    insertLines(view, held.getData('text/plain').trim(), null);
    return;
  }
  // As any paste: what is selected goes at once, or what is typed next would go in its place.
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

/** A place that stays with what is before it, while the writer or somebody else goes on. */
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
