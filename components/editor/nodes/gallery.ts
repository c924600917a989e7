import { Node } from '@tiptap/core';
import { galleryView } from './gallery-view.ts';

/** A group of photos, each a figure with its own caption. */
export const gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-node="gallery"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'gallery' }, 0],
  addNodeView: () => galleryView,
});
