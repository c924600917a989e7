import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { dataAttribute } from './data-attribute.ts';
import { RelatedStoryView } from './related-story-view.tsx';

/** A reference to another story: the document holds its id, the card shows it as it is now. */
export const relatedStory = Node.create({
  name: 'relatedStory',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ articleId: dataAttribute('articleId', 'data-story') }),
  parseHTML: () => [{ tag: '[data-node="relatedStory"][data-story]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'relatedStory' }],
  addNodeView: () => ReactNodeViewRenderer(RelatedStoryView),
});
