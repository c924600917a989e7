import { Node } from '@tiptap/core';
import { blockHead, blockView } from './block-view.ts';
import { element } from './element.ts';
import { leaveBlock, leaveFromLastLine } from './leave-block.ts';

/** A question with its answer. The first paragraph is the question. */
export const qa = Node.create({
  name: 'qa',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  isolating: true,
  defining: true,
  addStorage: () => ({
    slash: {
      icon: 'M4 5h10v7H8l-3 3v-3H4zM17 9h3v7h-1v3l-3-3h-5v-2',
      words: 'qa question answer interview hoi dap phong van',
      content: [{ type: 'paragraph' }],
    },
  }),
  parseHTML: () => [{ tag: 'div[data-node="qa"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'qa' }, 0],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'div',
      className: 'editor-card editor-qa',
      fill: (card) => {
        const text = element('div', { class: 'editor-card-text' });
        card.dom.append(blockHead(card, 'qa'), text);
        return text;
      },
    }),
  addKeyboardShortcuts: () => ({
    'Mod-Enter': ({ editor }) => leaveBlock(editor, 'qa'),
    Enter: leaveFromLastLine('qa'),
  }),
});
