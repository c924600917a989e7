import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { dataAttribute } from './data-attribute.ts';
import { FigureView } from './figure-view.tsx';

/** A photo of the library with its caption, credit and description. */
export const figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: dataAttribute('mediaId', 'data-media'),
    caption: dataAttribute('caption', 'data-caption'),
    credit: dataAttribute('credit', 'data-credit'),
    alt: dataAttribute('alt', 'data-alt'),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(FigureView),
});
