import { Node } from '@tiptap/core';
import { dataAttribute } from './data-attribute.ts';
import { factBoxView } from './fact-box-view.ts';
import { leaveBlock, leaveFromLastLine } from './leave-block.ts';

/**
 * Background information in a box. A copy of a library box stores the id and version time of its original.
 */
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
    Enter: leaveFromLastLine('factBox'),
  }),
});
