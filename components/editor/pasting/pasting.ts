import { type Editor, Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { lazy } from '#components/ui/lazy.ts';
import { insertLater } from './insert-later.ts';
import { isAddressAlone } from './is-address-alone.ts';
import { isLeftToEditor } from './is-left-to-editor.ts';
import type { PasteEvents } from './paste-events.ts';
import { pasteReader } from './paste-reader.ts';

const retrying = lazy(async () => (await import('./retry-picture.ts')).retryPicture);

/**
 * Takes what is pasted or dropped through the reader of the body's schema. That is brought in by the first sign that
 * somebody is about to paste; where the paste is quicker, what it holds is taken down and its place kept.
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
          handleDrop: (view, event) => drop(editor, view, event, events),
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

/** True when it was taken; false when the editor's own way is the best. */
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
 * Takes what was dropped from elsewhere as a paste where it was let go; true when that was done. What is moved
 * within the editor, or comes from another of its windows, is left to it.
 */
function drop(editor: Editor, view: EditorView, event: DragEvent, events: PasteEvents): boolean {
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

/** Shift held during a paste asks for its text alone; ProseMirror tells nobody but itself. */
function isPlainPaste(view: EditorView): boolean {
  const { input } = view as unknown as { input?: { shiftKey?: boolean; lastKeyCode?: number | null } };
  const insertKey = 45;
  return input?.shiftKey === true && input.lastKeyCode !== insertKey;
}

function prepare(isLikely: boolean): false {
  if (isLikely) void pasteReader.prepare();
  return false;
}
