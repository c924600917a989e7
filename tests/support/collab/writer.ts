import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import { bodyOf } from '../workflow/newsroom.ts';

export const schema = getSchema(EXTENSIONS);

/** A working copy with only these paragraphs. */
export function storyOf(...paragraphs: string[]): Y.Doc {
  return workingCopyOf(blankContent('', { body: bodyOf(...paragraphs) }));
}

/** The same story on another machine, with its own Yjs client id. */
export function copyOf(story: Y.Doc, clientId?: number): Y.Doc {
  const doc = keepAsWritten(new Y.Doc());
  if (clientId !== undefined) doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(story));
  return doc;
}

/** A writer at an editor without a screen: the real binding with a minimal view. */
export type Writer = {
  readonly doc: Y.Doc;
  readonly binding: BodyBinding;
  readonly view: { state: EditorState; dispatch: (transaction: Transaction) => void };
  readonly change: (make: (tr: Transaction) => Transaction) => void;
  readonly put: (from: number, to?: number) => Writer;
  readonly type: (letters: string) => Writer;
  readonly backspace: () => Writer;
  /** Shift and the left arrow. */
  readonly selectLeft: () => Writer;
  readonly text: () => string;
  /** The text with a sign between blocks. */
  readonly shows: () => string;
  readonly leave: () => void;
};

/** Opens an editor on a document; resolves once the binding shows it. */
export async function openEditor(doc: Y.Doc): Promise<Writer> {
  const binding = new BodyBinding(doc);
  const view = {
    state: EditorState.create({ schema }),
    hasFocus: () => false,
    dispatch(transaction: Transaction) {
      const previous = view.state;
      view.state = view.state.apply(transaction);
      if (view.state.doc !== previous.doc) binding.changed(previous);
    },
  };
  binding.attach(view as unknown as EditorView);
  // The binding shows the document in the next turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve));
  const writer: Writer = {
    ...{ doc, binding, view },
    change: (make) => view.dispatch(make(view.state.tr)),
    put(from, to = from) {
      writer.change((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)));
      return writer;
    },
    type(letters) {
      writer.change((tr) => tr.insertText(letters));
      return writer;
    },
    backspace() {
      const { head } = view.state.selection;
      writer.change((tr) => tr.delete(head - 1, head));
      return writer;
    },
    selectLeft() {
      const { anchor, head } = view.state.selection;
      return writer.put(anchor, head - 1);
    },
    text: () => view.state.doc.textContent,
    shows: () => view.state.doc.textBetween(0, view.state.doc.content.size, '¶'),
    leave: () => binding.detach(),
  };
  return writer;
}

/** Applies the edits of the first writer to the second. */
export function send(from: Pick<Writer, 'doc'>, to: Pick<Writer, 'doc'>): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

/** Applies the edits of each writer to all others. */
export function exchangeUpdates(...writers: Writer[]): void {
  for (const one of writers) for (const other of writers) if (one !== other) send(one, other);
}
