import type { Editor, JSONContent } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

/**
 * Puts a block in where the writer is and the cursor behind it, or into its own text, ready to write on. A
 * block that is selected stays: without this the next one, or the next letter, would take its place.
 */
export function insertBlock(editor: Editor, block: JSONContent): void {
  const { selection } = editor.state;
  const behindPhoto = endOfPhotos(selection.$to);
  const place =
    behindPhoto ??
    (selection instanceof NodeSelection ? selection.to : { from: selection.from, to: selection.to });
  editor
    .chain()
    .focus()
    .insertContentAt(place, block)
    .command(({ tr, state }) => {
      const paragraph = state.schema.nodes.paragraph?.createAndFill();
      if (!(tr.selection instanceof NodeSelection) || !paragraph) return true;
      const after = tr.selection.to;
      if (!tr.doc.nodeAt(after)?.isTextblock) tr.insert(after, paragraph);
      tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
      return true;
    })
    .run();
}

/** Behind the photo or gallery whose caption the cursor is in: no block can stand inside of a caption. */
function endOfPhotos(place: ResolvedPos): number | null {
  for (let depth = 1; depth <= place.depth; depth += 1) {
    if (['figure', 'missingPicture', 'gallery'].includes(place.node(depth).type.name))
      return place.after(depth);
  }
  return null;
}
