import { Node } from '@tiptap/core';
import { fillLabel } from '#components/ui/fill-label.ts';
import { blockView } from './block-view.ts';

/** A block of a newer version of the product: shown as a note, and preserved unchanged. */
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
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'div',
      className: 'editor-note editor-unknown',
      fill: (card) => {
        card.follow(({ attrs }) => {
          const type = String((attrs.raw as { type?: unknown }).type ?? '?');
          card.dom.textContent = fillLabel(card.parts.labels.unknownBlock, { type });
        });
        return null;
      },
    }),
});
