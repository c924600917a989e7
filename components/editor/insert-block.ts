import type { Editor, JSONContent } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

/**
 * Inserts a block at the cursor and moves the cursor behind it, or into its text. A selected block is kept:
 * otherwise the next input would replace it.
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

/** After the photo or gallery whose caption contains the cursor, because captions cannot contain blocks. */
function endOfPhotos(place: ResolvedPos): number | null {
  for (let depth = 1; depth <= place.depth; depth += 1) {
    if (['figure', 'missingPicture', 'gallery'].includes(place.node(depth).type.name))
      return place.after(depth);
  }
  return null;
}
