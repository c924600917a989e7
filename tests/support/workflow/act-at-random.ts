import { schema, type Writer } from '../collab/writer.ts';

/**
 * Makes one random edit: types `letters`, splits or joins paragraphs, makes headings or lists, deletes a few
 * letters, or undoes. Returns the inserted letters and the letters deleted on purpose.
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
