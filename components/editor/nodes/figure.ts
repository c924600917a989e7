import { Node } from '@tiptap/core';
import { dataAttribute } from './data-attribute.ts';
import { figureView } from './figure-view.ts';
import { leaveBlock } from './leave-block.ts';

/** A photo of the library; its text is the caption, credit and description are attributes. */
export const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    mediaId: dataAttribute('mediaId', 'data-media'),
    credit: dataAttribute('credit', 'data-credit'),
    alt: dataAttribute('alt', 'data-alt'),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
  addNodeView: () => figureView,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => leaveBlock(editor, 'figure'),
      // A photo is taken out by its button or when it is selected, not by clearing its caption.
      Backspace: ({ editor }) => isAtEdge(editor.state.selection, this.name, 'start'),
      Delete: ({ editor }) => isAtEdge(editor.state.selection, this.name, 'end'),
    };
  },
});

function isAtEdge(
  {
    empty,
    $from,
  }: {
    empty: boolean;
    $from: { parent: { type: { name: string }; content: { size: number } }; parentOffset: number };
  },
  name: string,
  edge: 'start' | 'end',
): boolean {
  const place = edge === 'start' ? 0 : $from.parent.content.size;
  return empty && $from.parent.type.name === name && $from.parentOffset === place;
}
