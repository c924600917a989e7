import { type Editor, Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { lazy } from '#components/ui/lazy.ts';
import { insertLater } from './insert-later.ts';
import type { PasteEvents } from './paste-events.ts';
import { pasteReader } from './paste-reader.ts';
import { isAddressAlone, isLeftToEditor } from './transfer.ts';

const retrying = lazy(async () => (await import('./retry-picture.ts')).retryPicture);

/**
 * Parses pastes and drops with the reader of the body's schema. The reader is prefetched at the first sign of
 * a paste. If the paste is faster, its contents are copied and its place kept.
 */
export const pasting = Extension.create<{ events: PasteEvents | null }>({
  name: 'pasting',
  priority: 1000,
  addOptions: () => ({ events: null }),
  addProseMirrorPlugins() {
    const { editor } = this;
    const { events } = this.options;
    if (events === null) return [];
    editor.on('retryPicture', (node) => {
      void retrying.prepare().then((retry) => retry?.(editor, node, events.pictures));
    });
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) =>
            event.clipboardData !== null &&
            take(editor, event.clipboardData, { plain: isPlainPaste(view), events }),
          handleDrop: (_view, event) => drop(editor, event, events),
          handleDOMEvents: {
            keydown: (_view, event) => prepare(event.ctrlKey || event.metaKey),
            contextmenu: () => prepare(true),
            dragenter: () => prepare(true),
          },
        },
      }),
    ];
  },
});

/** True if the paste was handled; false if the editor's default is better. */
function take(
  editor: Editor,
  transfer: DataTransfer,
  { plain, events }: { plain: boolean; events: PasteEvents },
): boolean {
  const reader = pasteReader.now();
  if (reader?.insertAddress(editor.view, transfer)) return true;
  const isAddress = isAddressAlone(transfer);
  if (isLeftToEditor(transfer, { plain }) && (reader !== null || !isAddress)) return false;
  if (reader) reader.insertTransfer(editor.view, transfer, { plain, at: null, events });
  else void insertLater(editor, transfer, { plain, events });
  return true;
}

/**
 * Handles a drop from outside as a paste at its position; true if it was handled. Drops within the editor or
 * from another of its windows are left to the editor.
 */
function drop(editor: Editor, event: DragEvent, events: PasteEvents): boolean {
  const { view } = editor;
  const { dataTransfer } = event;
  if (!dataTransfer || view.dragging) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!place) return false;
  const before = view.state.selection;
  const selection = TextSelection.near(view.state.doc.resolve(place.pos));
  view.dispatch(view.state.tr.setSelection(selection));
  const isTaken = take(editor, dataTransfer, { plain: false, events });
  if (isTaken) view.focus();
  else view.dispatch(view.state.tr.setSelection(before));
  return isTaken;
}

/** Shift during a paste requests plain text. ProseMirror has no public API for that state. */
function isPlainPaste(view: EditorView): boolean {
  const { input } = view as unknown as { input?: { shiftKey?: boolean; lastKeyCode?: number | null } };
  const insertKey = 45;
  return input?.shiftKey === true && input.lastKeyCode !== insertKey;
}

function prepare(isLikely: boolean): false {
  if (isLikely) void pasteReader.prepare();
  return false;
}
