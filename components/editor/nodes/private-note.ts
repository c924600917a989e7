import { Node } from '@tiptap/core';
import { blockHead, blockView } from './block-view.ts';
import { element } from './element.ts';

/** A remark to colleagues inside the text, which readers never get. */
export const privateNote = Node.create({
  name: 'privateNote',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'aside[data-node="privateNote"]', contentElement: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-node': 'privateNote' }, ['p', 0]],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'aside',
      className: 'editor-card editor-private-note',
      fill: (card) => {
        const text = element('p', {
          class: 'editor-card-text',
          'data-placeholder': card.parts.labels.privateNoteHint,
        });
        card.dom.setAttribute('aria-label', card.parts.labels.privateNote);
        card.dom.append(blockHead(card, 'privateNote'), text);
        return text;
      },
    }),
});
