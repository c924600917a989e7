import type { NodeViewRenderer } from '@tiptap/core';
import { blockField } from './block-field.ts';
import { type BlockCard, blockHead, blockView } from './block-view.ts';
import { element } from './element.ts';
import { photoFrame } from './photo-frame.ts';

const lineMaxLength = 2000;

/** A photo with an editable caption, and fields for its credit and description. */
export const figureView: NodeViewRenderer = (props) =>
  blockView(props, {
    tag: 'figure',
    className: 'editor-card editor-figure',
    fill: (card) => {
      const { labels } = card.parts;
      const caption = element('figcaption', {
        class: 'editor-caption',
        role: 'group',
        'aria-label': labels.caption,
        'data-placeholder': labels.caption,
      });
      card.dom.append(
        blockHead(card, 'image'),
        photoFrame(card),
        caption,
        blockField(card, { name: 'credit', label: labels.credit, maxChars: lineMaxLength }),
        blockField(card, { name: 'alt', label: labels.alt, maxChars: lineMaxLength }),
        altWarning(card),
      );
      return caption;
    },
  });

/** A warning that the photo has no text for people who cannot see it. */
function altWarning(card: BlockCard): HTMLElement {
  const warning = element('p', { class: 'editor-warning', contenteditable: 'false' }, [
    card.parts.labels.altMissing,
  ]);
  card.follow(({ attrs }) => {
    warning.hidden = String(attrs.alt).trim() !== '';
  });
  return warning;
}
