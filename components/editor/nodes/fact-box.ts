import { type Editor, Node } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { dataAttribute } from './data-attribute.ts';
import { factBoxView } from './fact-box-view.ts';
import { leaveBlock } from './leave-block.ts';

/** Background in a box of its own; a copy of a box of the library knows which and of when. */
export const factBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | heading | bulletList | orderedList)+',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    sourceId: dataAttribute('sourceId', 'data-source'),
    title: dataAttribute('title', 'data-title'),
    updatedAt: dataAttribute('updatedAt', 'data-updated'),
  }),
  parseHTML: () => [{ tag: 'aside[data-node="factBox"]', contentElement: 'div' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-node': 'factBox' }, ['div', 0]],
  addNodeView: () => factBoxView,
  addKeyboardShortcuts: () => ({
    'Mod-Enter': ({ editor }) => leaveBlock(editor, 'factBox'),
    Enter: leaveFromLastLine,
  }),
});

/** A second Enter at the end of the box leads out of it, as it does out of a list. */
function leaveFromLastLine({ editor }: { editor: Editor }): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const box = $from.node(-1);
  const isLastLine = box?.type.name === 'factBox' && $from.index(-1) === box.childCount - 1;
  if (!empty || !isLastLine || box.childCount === 1 || $from.parent.content.size > 0) return false;
  if ($from.parent.type.name !== 'paragraph') return false;
  const tr = state.tr.delete($from.before(), $from.after());
  tr.setSelection(TextSelection.near(tr.doc.resolve($from.before()), -1));
  view.dispatch(tr);
  return leaveBlock(editor, 'factBox');
}
