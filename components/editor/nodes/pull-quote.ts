import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { dataAttribute } from './data-attribute.ts';
import { PullQuoteView } from './pull-quote-view.tsx';

/** A sentence lifted out of the story, and who said it. */
export const pullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ cite: dataAttribute('cite', 'data-cite') }),
  parseHTML: () => [{ tag: 'aside[data-node="pullQuote"]', contentElement: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-node': 'pullQuote' }, ['p', 0]],
  addNodeView: () => ReactNodeViewRenderer(PullQuoteView),
});
