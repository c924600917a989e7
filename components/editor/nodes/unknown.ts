import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { UnknownView } from './unknown-view.tsx';

/** A block of a newer version: shown as a note, kept as it came. */
export const unknown = Node.create({
  name: 'unknown',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    raw: {
      default: {},
      parseHTML: (element) => JSON.parse(element.getAttribute('data-raw') ?? '{}'),
      renderHTML: ({ raw }) => ({ 'data-raw': JSON.stringify(raw) }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-node="unknown"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'unknown' }],
  addNodeView: () => ReactNodeViewRenderer(UnknownView),
});
