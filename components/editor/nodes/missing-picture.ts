import { type Editor, Node } from '@tiptap/core';
import { lazy } from '#components/ui/lazy.ts';
import { blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';
import { leaveBlock } from './leave-block.ts';

/** Loaded with the first one, because few stories have any. */
const missingPictureCard = lazy(async () => (await import('./missing-picture-card.ts')).fillMissingPicture);

/** The place of a picture that is not in the library yet. Its text is the caption. */
export const missingPicture = Node.create({
  name: 'missingPicture',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    id: dataAttribute('id', 'data-picture'),
    src: dataAttribute('src', 'data-source'),
    alt: dataAttribute('alt', 'data-alt'),
    credit: dataAttribute('credit', 'data-credit'),
    why: dataAttribute('why', 'data-why'),
  }),
  parseHTML: () => [{ tag: 'aside[data-node="missingPicture"]', contentElement: 'p' }],
  renderHTML: ({ HTMLAttributes }) => [
    'aside',
    { ...HTMLAttributes, 'data-node': 'missingPicture' },
    ['p', 0],
  ],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'aside',
      className: 'editor-card editor-missing-picture',
      fill: (card) => {
        const { labels } = card.parts;
        const caption = element('p', {
          class: 'editor-caption',
          role: 'group',
          'aria-label': labels.caption,
          'data-placeholder': labels.caption,
        });
        card.dom.setAttribute('aria-label', labels.missingPicture);
        const tools = element('span');
        const below = element('div', { contenteditable: 'false' });
        card.dom.append(blockHead(card, 'missingPicture', [tools]), caption, below);
        void missingPictureCard.prepare().then((fill) => fill?.(card, { tools, below }));
        return caption;
      },
    }),
  addKeyboardShortcuts: () => ({ Enter: leaveCaption }),
});

function leaveCaption({ editor }: { editor: Editor }): boolean {
  return leaveBlock(editor, 'missingPicture');
}
