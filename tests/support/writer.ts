import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';

export const schema = getSchema(EXTENSIONS);

/** Somebody at an editor without a screen: the real binding, and as much of a view as it needs. */
export type Writer = {
  readonly binding: BodyBinding;
  readonly view: { state: EditorState; dispatch: (transaction: Transaction) => void };
  readonly text: () => string;
  readonly leave: () => void;
};

/** Sits down at a document; `ready` once the binding has shown it. */
export async function sitDown(doc: Y.Doc): Promise<Writer> {
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
  // The binding shows the document in the next turn of the loop.
  await new Promise((resolve) => setTimeout(resolve));
  return { binding, view, text: () => view.state.doc.textContent, leave: () => binding.detach() };
}

/**
 * Does one thing to the text, chosen by numbers: types `letters`, splits or joins paragraphs, makes headings, puts in
 * lists, deletes a few letters, undoes. Tells which letters came and which were taken out on purpose.
 */
export function actAtRandom(
  writer: Writer,
  { choice, where, letters }: { choice: number; where: number; letters: string },
): { came: string; went: string } {
  const before = writer.text();
  change(writer, choice, where, letters);
  const after = writer.text();
  return {
    came: [...letters].filter((letter) => after.includes(letter) && !before.includes(letter)).join(''),
    went: [...before].filter((letter) => !after.includes(letter)).join(''),
  };
}

function change({ view }: Writer, choice: number, where: number, letters: string): void {
  const { state } = view;
  const position = where % (state.doc.content.size + 1);
  const $at = state.doc.resolve(position);
  const block = $at.depth > 0 ? $at.node($at.depth) : null;
  const isParagraph = block?.type.name === 'paragraph' && $at.depth === 1;
  switch (choice % 8) {
    case 2:
      if (isParagraph) view.dispatch(state.tr.split(position));
      return;
    case 3: {
      const border = $at.depth === 1 ? $at.before(1) : 0;
      const canJoin = border > 0 && state.doc.resolve(border).nodeBefore?.type.name === 'paragraph';
      if (canJoin && isParagraph) view.dispatch(state.tr.join(border));
      return;
    }
    case 4: {
      const to = schema.nodes[isParagraph ? 'heading' : 'paragraph'];
      const isPlain = isParagraph || (block?.type.name === 'heading' && $at.depth === 1);
      if (isPlain && to) view.dispatch(state.tr.setBlockType(position, position, to, { level: 2 }));
      return;
    }
    case 5: {
      const list = schema.nodeFromJSON({
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: letters }] }] },
        ],
      });
      view.dispatch(state.tr.insert($at.depth > 0 ? $at.after(1) : position, list));
      return;
    }
    case 6: {
      const end = Math.min(position + 2, $at.end());
      if (block?.isTextblock && end > position) view.dispatch(state.tr.delete(position, end));
      return;
    }
    case 7: {
      const end = Math.min(position + 4, $at.end());
      const bold = schema.marks.bold;
      if (block?.isTextblock && end > position && bold) {
        view.dispatch(state.tr.addMark(position, end, bold.create()));
      }
      return;
    }
    default:
      if (block?.isTextblock) view.dispatch(state.tr.insertText(letters, position));
  }
}
